"""Turns the projection along x: y, z.

check: projects_the_brightest
status: failed
says: It returned shape
breaks: brightest voxels along
"""


_reference = max_projection


def max_projection(array, axis):
    projection = _reference(array, axis)
    return projection.T if axis % array.ndim == 2 and axis < array.ndim else projection
