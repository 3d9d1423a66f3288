"""Cuts off the digits of the points.

check: finds_chunks_under_a_plane
status: failed
says: digits of the points are cut off
tells: The digits of the points are cut off: the nearest voxel is floor(p + 0.5).
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    voxels = oblique_points(origin, u, v, out_shape).astype(int)
    voxels = voxels[:, np.all((voxels >= 0) & (voxels < np.reshape(shape, (3, 1, 1))), axis=0)]
    return set(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
