"""Cuts off p + 0.5 by int: between -1.5 and -0.5 it is 0.

check: reads_the_staircase, fills_what_is_outside
status: failed
says: expected
tells: p + 0.5 is cut off, not rounded down: so the points between -1.5 and -0.5 get voxel 0.
"""


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    points, size = oblique_points(origin, u, v, out_shape), np.reshape(array.shape, (3, 1, 1))
    voxels = (points + 0.5).astype(int)
    inside = np.all((voxels >= 0) & (voxels < size), axis=0)
    dtype = array.dtype.newbyteorder("=")
    image = np.full(out_shape, np.asarray(fill).astype(dtype), dtype)
    if inside.any():
        image[inside] = array.vindex[tuple(voxels[:, inside].astype(int))]
    return image
