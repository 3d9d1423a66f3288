"""Looks at the lower end of the percentage only.

check: finds_percentiles
status: failed
says: expected ValueError
breaks: lower median
"""


_reference = stream_percentile


def stream_percentile(array, q):
    return _reference(array, min(q, 100))
