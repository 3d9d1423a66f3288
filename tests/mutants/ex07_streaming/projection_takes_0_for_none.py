"""Takes axis 0 for an axis that was not given.

check: projects_the_brightest
status: failed
says: where axis 0 is asked for
breaks: brightest voxels along
tells: It looks along another axis where axis 0 is asked for (`if axis` is false for 0, too).
"""


_reference = max_projection


def max_projection(array, axis):
    return _reference(array, axis or -1)
