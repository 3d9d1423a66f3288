"""Keeps what the first chunk of each line of sight gives.

check: projects_the_brightest
status: failed
says: the first chunk of each line of sight
breaks: brightest voxels along
tells: That is what the first chunk of each line of sight gives: keep the larger of it and of what the next ones give.
"""


def max_projection(array, axis):
    axis = range(array.ndim)[axis]
    projection = np.empty(array.shape[:axis] + array.shape[axis + 1 :], array.dtype.newbyteorder("="))
    for slices, block in iter_chunks(array):
        if not slices[axis].start:
            projection[slices[:axis] + slices[axis + 1 :]] = block.max(axis)
    return projection
