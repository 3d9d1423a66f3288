"""Leaves out points before 0, though the nearest voxel of -0.5 is 0.

check: finds_chunks_under_a_plane
status: failed
says: Points before 0 are left out
tells: Points before 0 are left out: those from -0.5 on have the nearest voxel 0.
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    points, size = oblique_points(origin, u, v, out_shape), np.reshape(shape, (3, 1, 1))
    voxels = np.floor(points + 0.5)
    voxels = voxels[:, np.all((points >= 0) & (voxels < size), axis=0)].astype(int)
    return set(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
