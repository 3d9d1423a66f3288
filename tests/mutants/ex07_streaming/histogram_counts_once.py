"""Uses += with repeated indices, which counts each value once a chunk.

check: counts_every_value
status: failed
says: once a chunk
breaks: counts all voxels
tells: That counts a value once a chunk, however many of its voxels have it (histogram[block] += 1 does so).
"""


_reference = stream_histogram


def stream_histogram(array):
    if array.dtype.kind != "u" or array.dtype.itemsize > 2:
        return _reference(array)
    histogram = np.zeros(256**array.dtype.itemsize, np.int64)
    for _, block in iter_chunks(array):
        histogram[block.ravel()] += 1
    return histogram
