"""Reads the volume twice.

check: projects_the_brightest
status: over_budget
says: through the volume twice
breaks: reads each chunk once
tells: It goes through the volume twice: keep what the first pass has given.
"""


_reference = max_projection


def max_projection(array, axis):
    _reference(array, axis)
    return _reference(array, axis)
