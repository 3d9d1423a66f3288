"""Begins floats with the smallest positive number.

check: projects_the_brightest
status: failed
says: not negative
breaks: brightest voxels along
tells: It begins floats with a number that is not negative: begin with minus infinity, or with the first chunk.
"""


_reference = max_projection


def max_projection(array, axis):
    projection = _reference(array, axis)
    return np.maximum(projection, np.finfo(projection.dtype).tiny) if projection.dtype.kind == "f" else projection
