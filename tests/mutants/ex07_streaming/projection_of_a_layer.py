"""Takes a layer of chunks at a time.

check: projects_the_brightest
status: over_memory
says: are enough
breaks: brightest voxels along
"""


def iter_chunks(array):
    for z in range(0, array.shape[0], array.chunks[0]):
        stop = min(z + array.chunks[0], array.shape[0])
        layer = np.asarray(array[z:stop], array.dtype.newbyteorder("="))
        yield (slice(z, stop), *(slice(0, n) for n in array.shape[1:])), layer
        del layer
