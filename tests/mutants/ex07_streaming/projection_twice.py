"""Reads the volume twice.

check: projects_the_brightest
status: over_budget
says: that it had read before
breaks: reads each chunk once
"""


_reference = max_projection


def max_projection(array, axis):
    _reference(array, axis)
    return _reference(array, axis)
