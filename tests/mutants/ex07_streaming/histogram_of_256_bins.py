"""Puts uint16 into 256 bins.

check: counts_every_value
status: failed
says: It returned shape
breaks: counts all voxels
"""


_reference = stream_histogram


def stream_histogram(array):
    histogram = _reference(array)
    return histogram.reshape(256, -1).sum(axis=1)
