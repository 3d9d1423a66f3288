"""Keeps its counts from one call to the next.

check: counts_every_value
status: failed
says: counts differ
breaks: counts all voxels
"""


_reference = stream_histogram


def stream_histogram(array, _kept={1: 0, 2: 0}):
    _kept[array.dtype.itemsize] = _kept.get(array.dtype.itemsize, 0) + _reference(array)
    return _kept[array.dtype.itemsize]
