"""Returns the variance.

check: takes_stock
status: failed
says: take its root
breaks: minimum, maximum
tells: That is the variance: take its root.
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    return Stats(right.min, right.max, right.mean, right.std**2)
