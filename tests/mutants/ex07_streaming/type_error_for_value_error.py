"""Raises TypeError for floats.

check: counts_every_value
status: error
says: Expected ValueError
breaks: counts all voxels
"""


_reference = stream_histogram


def stream_histogram(array):
    if array.dtype.kind != "u" or array.dtype.itemsize > 2:
        raise TypeError("uint8 or uint16")
    return _reference(array)
