"""Holds the whole volume after it has stopped tracemalloc.

attacks: takes_stock
seconds: 30
"""

import tracemalloc

def stream_stats(array):
    tracemalloc.stop()
    whole = array[...]
    kind = float if whole.dtype.kind == "f" else int
    return Stats(kind(whole.min()), kind(whole.max()), float(whole.mean(dtype=float)), float(whole.std(dtype=float)))
