"""Takes each value once, however often it occurs.

check: finds_percentiles
status: failed
says: counts each value once
breaks: lower median
tells: It counts each value once, however many voxels have it.
"""


_reference = stream_percentile


def stream_percentile(array, q):
    if not 0 <= q <= 100:
        return _reference(array, q)
    values = np.flatnonzero(stream_histogram(array))
    return int(values[max(1, math.ceil(q * len(values) / 100)) - 1])
