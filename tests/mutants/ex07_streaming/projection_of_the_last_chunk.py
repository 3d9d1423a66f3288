"""Overwrites what the chunks before have given.

check: projects_the_brightest
status: failed
says: keep the larger
breaks: brightest voxels along
tells: That is what the last chunk of each line of sight gives: keep the larger of it and what was there.
"""


def max_projection(array, axis):
    axis %= array.ndim
    projection = np.empty(array.shape[:axis] + array.shape[axis + 1 :], array.dtype.newbyteorder("="))
    for slices, block in iter_chunks(array):
        projection[slices[:axis] + slices[axis + 1 :]] = block.max(axis)
    return projection
