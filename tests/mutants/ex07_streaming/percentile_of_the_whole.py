"""Loads the volume to sort it.

check: finds_percentiles
status: over_memory
says: Called stream_percentile
breaks: lower median
"""


_reference = stream_percentile


def stream_percentile(array, q):
    if array.dtype.kind != "u" or array.dtype.itemsize > 2 or not 0 <= q <= 100:
        return _reference(array, q)
    values = array[:].ravel()
    values.sort()
    return int(values[max(1, math.ceil(q * len(values) / 100)) - 1])
