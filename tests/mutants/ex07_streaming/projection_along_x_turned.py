"""Turns the projection along x: y, z.

check: projects_the_brightest
status: failed
says: axes are exchanged
breaks: brightest voxels along
tells: Along x its axes are exchanged: they stay in their order, z before y.
"""


_reference = max_projection


def max_projection(array, axis):
    projection = _reference(array, axis)
    return projection.T if axis % array.ndim == 2 and axis < array.ndim else projection
