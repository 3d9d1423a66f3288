"""Returns the minimum.

check: projects_the_brightest
status: failed
says: the darkest voxel
breaks: brightest voxels along
tells: That is the darkest voxel of each line.
"""


def max_projection(array, axis):
    axis %= array.ndim
    projection = np.empty(array.shape[:axis] + array.shape[axis + 1 :], array.dtype.newbyteorder("="))
    for slices, block in iter_chunks(array):
        seen = slices[:axis] + slices[axis + 1 :]
        darkest = block.min(axis)
        projection[seen] = darkest if slices[axis].start == 0 else np.minimum(projection[seen], darkest)
    return projection
