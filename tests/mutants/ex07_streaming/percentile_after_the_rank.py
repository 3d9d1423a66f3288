"""Wants more voxels than the rank, not as many.

check: finds_percentiles
status: failed
says: the voxel after it
breaks: lower median
tells: That is the voxel after it: at least as many as the rank, not more, need to be as small.
"""


def stream_percentile(array, q):
    if not 0 <= q <= 100:
        raise ValueError
    as_small = np.cumsum(stream_histogram(array))
    rank = max(1, math.ceil(q * int(as_small[-1]) / 100))
    return int(np.searchsorted(as_small, min(rank, as_small[-1] - 1), side="right"))
