"""Takes one plane after the other from the line of sight.

check: projects_the_brightest
status: over_budget
says: goes plane by plane
breaks: reads each chunk once
tells: It goes plane by plane: each plane reads a whole layer of chunks again. Go chunk by chunk.
"""


def max_projection(array, axis):
    axis = range(array.ndim)[axis]
    before = (slice(None),) * axis
    projection = np.asarray(array[(*before, 0)], array.dtype.newbyteorder("="))
    for i in range(1, array.shape[axis]):
        projection = np.maximum(projection, array[(*before, i)])
    return np.asarray(projection, array.dtype.newbyteorder("="))
