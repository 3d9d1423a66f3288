"""Does not count a negative axis from the last.

check: projects_the_brightest
status: error
says: a negative axis as it is
breaks: counts from the last
tells: It takes a negative axis as it is: count it from the last axis before you use it.
"""


def max_projection(array, axis):
    projection = np.full(array.shape[:axis] + array.shape[axis + 1 :], _least(array.dtype))
    for slices, block in iter_chunks(array):
        seen = slices[:axis] + slices[axis + 1 :]
        projection[seen] = np.maximum(projection[seen], block.max(axis))
    return projection


def _least(dtype):
    native = dtype.newbyteorder("=")
    return np.array(-np.inf if dtype.kind == "f" else np.iinfo(native).min, native)
