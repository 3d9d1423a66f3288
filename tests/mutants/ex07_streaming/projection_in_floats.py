"""Begins with minus infinity, so that the result is float64.

check: projects_the_brightest
status: failed
says: dtype float64
breaks: brightest voxels along
"""


_reference = max_projection


def max_projection(array, axis):
    return _reference(array, axis).astype(float)
