"""Loads the volume.

check: takes_stock
status: over_memory
says: The whole volume has
breaks: minimum, maximum
"""


def stream_stats(array):
    whole = array[:]
    mean = whole.mean(dtype=float)
    squares = sum(((plane - mean) ** 2).sum() for plane in whole)
    return Stats(whole.min(), whole.max(), mean, math.sqrt(squares / whole.size))
