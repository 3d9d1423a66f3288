"""Rounds halves down.

check: reads_the_staircase
status: failed
says: expected
tells: Halves are rounded down: the nearest voxel is floor(p + 0.5).
"""


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    points, size = oblique_points(origin, u, v, out_shape), np.reshape(array.shape, (3, 1, 1))
    voxels = np.ceil(points - 0.5)
    inside = np.all((voxels >= 0) & (voxels < size), axis=0)
    dtype = array.dtype.newbyteorder("=")
    image = np.full(out_shape, np.asarray(fill).astype(dtype), dtype)
    if inside.any():
        image[inside] = array.vindex[tuple(voxels[:, inside].astype(int))]
    return image
