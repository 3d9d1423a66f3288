"""Divides by the voxels less one, and corrects that afterwards.

check: takes_stock
status: error
says: division by zero
breaks: minimum, maximum
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    sample = right.std * math.sqrt(array.size / (array.size - 1))
    return Stats(right.min, right.max, right.mean, sample * math.sqrt((array.size - 1) / array.size))
