"""Begins with zeros.

check: projects_the_brightest
status: failed
says: It begins with 0
breaks: brightest voxels along
tells: It begins with 0, and the brightest of negative voxels is below 0.
"""


def max_projection(array, axis):
    axis %= array.ndim
    projection = np.zeros(array.shape[:axis] + array.shape[axis + 1 :], array.dtype.newbyteorder("="))
    for slices, block in iter_chunks(array):
        seen = slices[:axis] + slices[axis + 1 :]
        projection[seen] = np.maximum(projection[seen], block.max(axis))
    return projection
