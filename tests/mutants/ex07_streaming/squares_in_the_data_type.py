"""Squares in the data type of the volume.

check: takes_stock
status: failed
says: Squares overflow
breaks: minimum, maximum
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    squares = sum(int((b**2).sum()) for _, b in iter_chunks(array))
    return Stats(right.min, right.max, right.mean, math.sqrt(max(0, squares / array.size - right.mean**2)))
