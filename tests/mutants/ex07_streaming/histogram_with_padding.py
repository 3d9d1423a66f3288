"""Counts the padding of the chunks at the edge.

check: counts_every_value
status: failed
says: the padding
breaks: counts all voxels
"""


_reference = stream_histogram


def stream_histogram(array):
    histogram = _reference(array)
    histogram[0] += math.prod(-(-n // c) * c for n, c in zip(array.shape, array.chunks)) - array.size
    return histogram
