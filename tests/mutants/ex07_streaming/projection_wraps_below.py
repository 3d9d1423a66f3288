"""Counts from the last axis again where there is none before the first.

check: projects_the_brightest
status: failed
says: expected IndexError or ValueError
breaks: brightest voxels along
"""


_reference = max_projection


def max_projection(array, axis):
    return _reference(array, axis + array.ndim if axis < -array.ndim else axis)
