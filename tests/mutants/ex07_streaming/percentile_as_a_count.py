"""Returns how many voxels are as small.

check: finds_percentiles
status: failed
says: a number of voxels:
breaks: lower median
tells: That is a number of voxels: return the value that so many voxels reach.
"""


def stream_percentile(array, q):
    if not 0 <= q <= 100:
        raise ValueError
    return max(1, math.ceil(q * int(stream_histogram(array).sum()) / 100))
