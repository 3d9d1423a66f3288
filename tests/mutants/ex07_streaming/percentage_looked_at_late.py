"""Looks at the percentage after reading the volume.

check: finds_percentiles
status: over_budget
says: 0 are enough
breaks: lower median
"""


_reference = stream_percentile


def stream_percentile(array, q):
    if not 0 <= q <= 100:
        stream_histogram(array)
    return _reference(array, q)
