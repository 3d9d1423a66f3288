"""Takes axis 3 for axis 0.

check: projects_the_brightest
status: failed
says: expected IndexError or ValueError
breaks: brightest voxels along
"""


_reference = max_projection


def max_projection(array, axis):
    return _reference(array, axis % array.ndim)
