"""Divides by n - 1.

check: takes_stock
status: failed
says: ddof is 0
breaks: minimum, maximum
tells: That divides by n - 1: ddof is 0 here, divide by n.
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    n = array.size
    return Stats(right.min, right.max, right.mean, right.std * math.sqrt(n / max(1, n - 1)))
