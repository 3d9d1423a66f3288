"""Looks at the percentage after reading the volume.

check: finds_percentiles
status: over_budget
says: though q is no percentage
breaks: lower median
tells: It reads the volume though q is no percentage: look at q before you read.
"""


_reference = stream_percentile


def stream_percentile(array, q):
    if not 0 <= q <= 100:
        stream_histogram(array)
    return _reference(array, q)
