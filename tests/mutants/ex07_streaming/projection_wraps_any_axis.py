"""Takes axis 3 for axis 0.

check: projects_the_brightest
status: failed
says: as axis % 3 does
breaks: brightest voxels along
tells: It counts on from the first axis where there is no axis 3, or from the last where there is no -4 (as axis % 3 does).
"""


_reference = max_projection


def max_projection(array, axis):
    return _reference(array, axis % array.ndim)
