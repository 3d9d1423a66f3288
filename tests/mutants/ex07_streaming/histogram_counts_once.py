"""Uses += with repeated indices, which counts each value once a chunk.

check: counts_every_value
status: failed
says: once a chunk
breaks: counts all voxels
tells: That counts a value once a chunk, however many of its voxels have it (histogram[block] += 1 does so).
"""


_reference = stream_histogram


def stream_histogram(array):
    histogram = 0 * _reference(array)
    for _, block in iter_chunks(array):
        histogram[block.ravel()] += 1
    return histogram
