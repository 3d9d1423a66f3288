"""Leaves out points behind the centre of the last voxel.

check: reads_the_staircase
status: failed
says: expected
tells: Points behind the centre of the last voxel are left out: compare their nearest voxels with the size.
"""


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    points, size = oblique_points(origin, u, v, out_shape), np.reshape(array.shape, (3, 1, 1))
    voxels = np.floor(points + 0.5)
    inside = np.all((voxels >= 0) & (points <= size - 1), axis=0)
    dtype = array.dtype.newbyteorder("=")
    image = np.full(out_shape, np.asarray(fill).astype(dtype), dtype)
    if inside.any():
        image[inside] = array.vindex[tuple(voxels[:, inside].astype(int))]
    return image
