"""Counts from the last axis again where there is none before the first.

check: projects_the_brightest
status: failed
says: adds 3
breaks: brightest voxels along
tells: It adds 3 to an axis that is too small: that is no axis either.
"""


_reference = max_projection


def max_projection(array, axis):
    return _reference(array, axis + array.ndim if axis < -array.ndim else axis)
