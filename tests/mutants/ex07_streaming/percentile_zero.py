"""Has rank 0 for q = 0.

check: finds_percentiles
status: failed
says: the rank is at least 1
breaks: lower median
tells: At 0 it asks for no voxel at all: the rank is at least 1.
"""


def stream_percentile(array, q):
    if not 0 <= q <= 100:
        raise ValueError
    as_small = np.cumsum(stream_histogram(array))
    return int(np.searchsorted(as_small, math.ceil(q * int(as_small[-1]) / 100)))
