"""Reads the volume twice: half of the points.

check: projects_the_brightest
status: half
says: that it had read before
"""


_reference = max_projection


def max_projection(array, axis):
    _reference(array, axis)
    return _reference(array, axis)
