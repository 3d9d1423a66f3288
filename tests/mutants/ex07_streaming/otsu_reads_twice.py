"""Reads the volume twice for Otsu's threshold.

check: separates_two_classes
status: over_budget
says: Called global_otsu
breaks: reads each chunk once
"""


_reference = global_otsu


def global_otsu(array):
    stream_histogram(array)
    return _reference(array)
