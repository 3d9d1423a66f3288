"""Leaves out points before 0, though the nearest voxel of -0.25 is 0.

check: reads_the_staircase
status: failed
says: expected
tells: Points before 0 are left out: those from -0.5 on have the nearest voxel 0.
"""


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    points, size = oblique_points(origin, u, v, out_shape), np.reshape(array.shape, (3, 1, 1))
    voxels = np.floor(points + 0.5)
    inside = np.all((points >= 0) & (voxels < size), axis=0)
    dtype = array.dtype.newbyteorder("=")
    image = np.full(out_shape, np.asarray(fill).astype(dtype), dtype)
    if inside.any():
        image[inside] = array.vindex[tuple(voxels[:, inside].astype(int))]
    return image
