"""Rounds x by int(x + 0.5), and z and y rightly.

check: finds_chunks_under_a_plane
status: failed
says: Along x, p + 0.5 is cut off, not rounded down: so the points between -1.5 and -0.5 get voxel 0
tells: Along x, p + 0.5 is cut off, not rounded down: so the points between -1.5 and -0.5 get voxel 0.
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    points, size = oblique_points(origin, u, v, out_shape), np.reshape(shape, (3, 1, 1))
    voxels = np.concatenate([np.floor(points[:2] + 0.5), np.trunc(points[2:] + 0.5)])
    voxels = voxels[:, np.all((voxels >= 0) & (voxels < size), axis=0)].astype(int)
    return set(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
