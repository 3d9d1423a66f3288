"""Takes signed values too.

check: finds_percentiles
status: failed
says: expected ValueError
breaks: lower median
"""


_reference = stream_percentile


def stream_percentile(array, q):
    if array.dtype.kind != "i":
        return _reference(array, q)
    return int(np.percentile(array[:], q, method="inverted_cdf"))
