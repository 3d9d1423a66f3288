"""Holds the whole volume, and has tracemalloc forget the peak.

attacks: takes_stock
seconds: 30
status: over_memory
says: the answer held
"""

import tracemalloc

def _stats_of(whole):
    kind = float if whole.dtype.kind == "f" else int
    mean = sum(float(plane.sum(dtype=float)) for plane in whole) / whole.size
    square = sum(float(((plane.astype(float) - mean) ** 2).sum()) for plane in whole)
    return Stats(kind(whole.min()), kind(whole.max()), mean, (square / whole.size) ** 0.5)

def stream_stats(array):
    whole = array[...]
    stats = _stats_of(whole)
    del whole
    tracemalloc.reset_peak()
    return stats
