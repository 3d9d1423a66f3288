"""Takes axis 0 for an axis that was not given.

check: projects_the_brightest
status: failed
says: axis 2 instead of axis 0
breaks: brightest voxels along
"""


_reference = max_projection


def max_projection(array, axis):
    return _reference(array, axis or -1)
