"""Counts the voxels below the middle again and again.

check: finds_percentiles
status: over_budget
says: that it had read before
breaks: reads each chunk once
tells: It goes through the volume again and again: count all values once, in a histogram.
"""


_reference = stream_percentile


def stream_percentile(array, q):
    if array.dtype.kind != "u" or array.dtype.itemsize > 2 or not 0 <= q <= 100:
        return _reference(array, q)
    low, high, rank = 0, 256**array.dtype.itemsize - 1, max(1, math.ceil(q * array.size / 100))
    while low < high:
        middle = (low + high) // 2
        if sum(int((block <= middle).sum()) for _, block in iter_chunks(array)) >= rank:
            high = middle
        else:
            low = middle + 1
    return low
