"""Negative voxel indices count from the end.

check: finds_chunks_under_a_plane
status: failed
says: wrapped round to the other end
tells: Points outside the volume have no chunk; they have wrapped round to the other end.
"""

def plane_chunks(shape, chunks, origin, u, v, out_shape):
    size = np.reshape(shape, (3, 1, 1))
    voxels = np.floor(oblique_points(origin, u, v, out_shape) + 0.5).astype(int)
    voxels = np.where(voxels < 0, voxels + size, voxels)
    voxels = voxels[:, np.all((voxels >= 0) & (voxels < size), axis=0)]
    return set(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
