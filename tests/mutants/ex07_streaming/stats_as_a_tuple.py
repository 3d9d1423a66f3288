"""Returns a tuple.

check: takes_stock
status: failed
says: expected Stats(min, max, mean, std)
breaks: minimum, maximum
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    return right.min, right.max, right.mean, right.std
