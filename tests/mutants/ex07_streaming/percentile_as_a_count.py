"""Returns how many voxels are as small.

check: finds_percentiles
status: failed
says: not a value
breaks: lower median
"""


def stream_percentile(array, q):
    if not 0 <= q <= 100:
        raise ValueError
    return max(1, math.ceil(q * int(stream_histogram(array).sum()) / 100))
