"""Counts in floats.

check: counts_every_value
status: failed
says: dtype float64
breaks: counts all voxels
"""


_reference = stream_histogram


def stream_histogram(array):
    return _reference(array).astype(float)
