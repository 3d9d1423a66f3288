"""Takes a layer of chunks at a time: half of the points.

check: projects_the_brightest
status: half
says: are enough (half of the points
"""


def iter_chunks(array):
    for z in range(0, array.shape[0], array.chunks[0]):
        stop = min(z + array.chunks[0], array.shape[0])
        layer = np.asarray(array[z:stop], array.dtype.newbyteorder("="))
        yield (slice(z, stop), *(slice(0, n) for n in array.shape[1:])), layer
        del layer
