"""Begins floats with the smallest positive number.

check: projects_the_brightest
status: failed
says: It begins with 0
breaks: brightest voxels along
tells: It begins with 0, and the brightest of negative voxels is below 0.
"""


_reference = max_projection


def max_projection(array, axis):
    projection = _reference(array, axis)
    return np.maximum(projection, np.finfo(projection.dtype).tiny) if projection.dtype.kind == "f" else projection
