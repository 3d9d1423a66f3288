"""Rounds the rank to the nearest number.

check: finds_percentiles
status: failed
says: ceil, not floor
breaks: lower median
tells: It does not round the rank up: ceil, not floor or round.
"""


_reference = stream_percentile


def stream_percentile(array, q):
    if not 0 <= q <= 100:
        return _reference(array, q)
    as_small = np.cumsum(stream_histogram(array))
    return int(np.searchsorted(as_small, max(1, round(q * int(as_small[-1]) / 100))))
