"""Rounds the rank down.

check: finds_percentiles
status: failed
says: ceil, not floor
breaks: lower median
tells: It does not round the rank up: ceil, not floor or round.
"""


def stream_percentile(array, q):
    if not 0 <= q <= 100:
        raise ValueError
    as_small = np.cumsum(stream_histogram(array))
    return int(np.searchsorted(as_small, max(1, math.floor(q * int(as_small[-1]) / 100))))
