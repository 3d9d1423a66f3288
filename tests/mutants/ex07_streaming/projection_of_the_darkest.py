"""Returns the minimum.

check: projects_the_brightest
status: failed
says: the darkest voxels
breaks: brightest voxels along
tells: Those are the darkest voxels of the lines: take the brightest.
"""


def max_projection(array, axis):
    axis %= array.ndim
    projection = np.empty(array.shape[:axis] + array.shape[axis + 1 :], array.dtype.newbyteorder("="))
    for slices, block in iter_chunks(array):
        seen = slices[:axis] + slices[axis + 1 :]
        darkest = block.min(axis)
        projection[seen] = darkest if slices[axis].start == 0 else np.minimum(projection[seen], darkest)
    return projection
