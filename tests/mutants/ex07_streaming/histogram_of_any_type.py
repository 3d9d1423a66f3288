"""Counts signed values too.

check: counts_every_value
status: failed
says: expected ValueError
breaks: counts all voxels
"""


_reference = stream_histogram


def stream_histogram(array):
    if array.dtype.kind == "u" and array.dtype.itemsize <= 2:
        return _reference(array)
    return np.zeros(256, np.int64)
