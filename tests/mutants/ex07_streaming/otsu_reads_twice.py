"""Reads the volume twice for Otsu's threshold.

check: separates_two_classes
status: over_budget
says: through the volume twice
breaks: reads each chunk once
tells: It goes through the volume twice: all that it needs is in one histogram.
"""


_reference = global_otsu


def global_otsu(array):
    stream_histogram(array)
    return _reference(array)
