"""Takes q for a fraction.

check: finds_percentiles
status: failed
says: divide by 100
breaks: lower median
"""


def stream_percentile(array, q):
    if not 0 <= q <= 100:
        raise ValueError
    as_small = np.cumsum(stream_histogram(array))
    n = int(as_small[-1])
    return int(np.searchsorted(as_small, max(1, min(n, math.ceil(q * n)))))
