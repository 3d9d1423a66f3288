"""Keeps the axis with length 1.

check: projects_the_brightest
status: failed
says: with length 1
breaks: brightest voxels along
tells: The axis is still there, with length 1: drop it.
"""


_reference = max_projection


def max_projection(array, axis):
    return np.expand_dims(_reference(array, axis), axis)
