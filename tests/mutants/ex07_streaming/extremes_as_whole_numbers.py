"""Makes whole numbers of the extremes.

check: takes_stock
status: failed
says: whole numbers of min and max
breaks: minimum, maximum
tells: It makes whole numbers of min and max: the values may be fractions.
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    return Stats(int(right.min), int(right.max), right.mean, right.std)
