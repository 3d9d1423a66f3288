"""Ends one rank before the last.

check: finds_percentiles
status: failed
says: one rank before the last
breaks: lower median
tells: It ends one rank before the last: at 100 it is the maximum.
"""


_reference = stream_percentile


def stream_percentile(array, q):
    if not 0 <= q <= 100:
        return _reference(array, q)
    as_small = np.cumsum(stream_histogram(array))
    n = int(as_small[-1])
    return int(np.searchsorted(as_small, min(max(1, math.ceil(q * n / 100)), max(1, n - 1))))
