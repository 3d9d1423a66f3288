"""Reads the voxels at the border for points outside, and paints the fill over them.

check: reads_the_staircase, fills_what_is_outside
status: over_budget
says: chunk
breaks: nothing is read
tells: For points outside, voxels at the border are read and then painted over: ask for the points inside alone.
"""


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    points = oblique_points(origin, u, v, out_shape)
    inside, _ = _nearest_voxels(points, array.shape)
    clipped = np.clip(np.floor(points + 0.5).astype(int), 0, np.reshape(array.shape, (3, 1, 1)) - 1)
    image = np.asarray(array.vindex[tuple(clipped)], array.dtype.newbyteorder("="))
    image[~inside] = np.asarray(fill).astype(image.dtype)
    return image
