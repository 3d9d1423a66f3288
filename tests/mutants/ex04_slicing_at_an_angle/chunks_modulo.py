"""Takes voxel indices modulo the size.

check: finds_chunks_under_a_plane
status: failed
says: wrapped round to the other end
tells: Points outside the volume have no chunk; they have wrapped round to the other end.
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    voxels = np.floor(oblique_points(origin, u, v, out_shape) + 0.5).astype(int).reshape(3, -1)
    return set(map(tuple, (voxels.T % shape // chunks).tolist()))
