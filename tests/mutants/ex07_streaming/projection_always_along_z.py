"""Looks along z, whatever the axis.

check: projects_the_brightest
status: failed
says: along axis 0 instead of axis
breaks: brightest voxels along
"""


_reference = max_projection


def max_projection(array, axis):
    return _reference(array, 0)
