"""Adds up in the data type of the volume.

check: takes_stock
status: failed
says: overflow
breaks: minimum, maximum
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    total = sum(float(b.sum(dtype=b.dtype)) for _, b in iter_chunks(array))
    return Stats(right.min, right.max, total / array.size, right.std)
