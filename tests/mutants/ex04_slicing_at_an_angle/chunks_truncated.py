"""Cuts off p + 0.5 by int: between -1.5 and -0.5 it is 0.

check: finds_chunks_under_a_plane
status: failed
says: p + 0.5 is cut off, not rounded down: so the points between -1.5 and -0.5 get voxel 0
tells: p + 0.5 is cut off, not rounded down: so the points between -1.5 and -0.5 get voxel 0.
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    points, size = oblique_points(origin, u, v, out_shape), np.reshape(shape, (3, 1, 1))
    voxels = (points + 0.5).astype(int)
    voxels = voxels[:, np.all((voxels >= 0) & (voxels < size), axis=0)].astype(int)
    return set(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
