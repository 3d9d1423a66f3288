"""Divides before it multiplies: 7 / 100 * 100 is a little more than 7.

check: finds_percentiles
status: failed
says: lifts some ranks by one
breaks: lower median
tells: q / 100 is rounded, which lifts some ranks by one: multiply by the number of voxels first, then divide.
"""


_reference = stream_percentile


def stream_percentile(array, q):
    if not 0 <= q <= 100:
        return _reference(array, q)
    as_small = np.cumsum(stream_histogram(array))
    return int(np.searchsorted(as_small, max(1, math.ceil(q / 100 * int(as_small[-1])))))
