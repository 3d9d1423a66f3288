"""Makes whole numbers of the extremes.

check: takes_stock
status: failed
says: min is
breaks: minimum, maximum
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    return Stats(int(right.min), int(right.max), right.mean, right.std)
