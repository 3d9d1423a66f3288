"""Loads the volume as float64: more memory than there is.

check: takes_stock
status: over_memory
says: more memory than there is
breaks: minimum, maximum
"""


def stream_stats(array):
    whole = array[:].astype(float)
    return Stats(whole.min(), whole.max(), whole.mean(), whole.std())
