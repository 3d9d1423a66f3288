"""Takes any percentage.

check: finds_percentiles
status: failed
says: expected ValueError
breaks: lower median
"""


_reference = stream_percentile


def stream_percentile(array, q):
    return _reference(array, min(100, max(0, q)))
