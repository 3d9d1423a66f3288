"""Counts in 16 bits, and converts at the end.

check: counts_every_value
status: failed
says: does a count overflow
breaks: counts all voxels
"""


_reference = stream_histogram


def stream_histogram(array):
    return _reference(array).astype(np.uint16).astype(np.int64)
