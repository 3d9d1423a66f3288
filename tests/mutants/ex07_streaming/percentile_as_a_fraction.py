"""Takes q for a fraction.

check: finds_percentiles
status: failed
says: q for a fraction
breaks: lower median
tells: It takes q for a fraction: q is a percentage, so divide by 100.
"""


def stream_percentile(array, q):
    if not 0 <= q <= 100:
        raise ValueError
    as_small = np.cumsum(stream_histogram(array))
    n = int(as_small[-1])
    return int(np.searchsorted(as_small, max(1, min(n, math.ceil(q * n)))))
