"""Keeps the axis with length 1.

check: projects_the_brightest
status: failed
says: drop it
breaks: brightest voxels along
"""


_reference = max_projection


def max_projection(array, axis):
    return np.expand_dims(_reference(array, axis), axis)
