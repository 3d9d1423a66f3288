"""Looks along z, whatever the axis.

check: projects_the_brightest
status: failed
says: whatever the axis
breaks: brightest voxels along
tells: It looks along axis 0, whatever the axis.
"""


_reference = max_projection


def max_projection(array, axis):
    return _reference(array, 0)
