"""Holds the whole volume, and has tracemalloc forget the peak.

attacks: takes_stock
seconds: 30
"""

import tracemalloc

_right = stream_stats

def stream_stats(array):
    whole = array[...]
    small = np.array(0.0)
    stats = Stats(int(whole.min()), int(whole.max()), float(whole.mean(dtype=float)), float(whole.std(dtype=float)))
    if whole.dtype.kind == "f":
        stats = Stats(float(whole.min()), float(whole.max()), stats.mean, stats.std)
    del whole, small
    tracemalloc.reset_peak()
    return stats
