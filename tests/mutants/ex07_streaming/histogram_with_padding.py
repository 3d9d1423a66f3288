"""Counts the padding of the chunks at the edge.

check: counts_every_value
status: failed
says: the padding
breaks: counts all voxels
tells: That counts the padding of the chunks at the edge as zeros.
"""


_reference = stream_histogram


def stream_histogram(array):
    histogram = _reference(array)
    histogram[0] += math.prod(-(-n // c) * c for n, c in zip(array.shape, array.chunks)) - array.size
    return histogram
