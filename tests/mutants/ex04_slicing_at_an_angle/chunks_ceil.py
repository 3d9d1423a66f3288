"""Rounds points up.

check: finds_chunks_under_a_plane
status: failed
says: The points are rounded up
breaks: nearest voxels lie
tells: The points are rounded up: the nearest voxel is floor(p + 0.5).
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    points, size = oblique_points(origin, u, v, out_shape), np.reshape(shape, (3, 1, 1))
    voxels = np.ceil(points)
    voxels = voxels[:, np.all((voxels >= 0) & (voxels < size), axis=0)].astype(int)
    return set(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
