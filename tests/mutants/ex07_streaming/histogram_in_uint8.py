"""Counts in 8 bits.

check: counts_every_value
status: failed
says: dtype uint8
breaks: counts all voxels
"""


_reference = stream_histogram


def stream_histogram(array):
    return _reference(array).astype(np.uint8)
