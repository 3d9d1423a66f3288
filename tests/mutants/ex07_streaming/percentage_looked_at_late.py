"""Looks at the percentage after reading the volume: half of the points.

check: counts_the_values
status: half
says: 0 are enough
"""


_reference = stream_percentile


def stream_percentile(array, q):
    if not 0 <= q <= 100:
        stream_histogram(array)
    return _reference(array, q)
