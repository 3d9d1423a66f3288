"""Moves voxels outside to the edge of the volume.

check: finds_chunks_under_a_plane
status: failed
says: moved to its edge
tells: Points outside the volume have no chunk; they were moved to its edge.
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    voxels = np.floor(oblique_points(origin, u, v, out_shape) + 0.5).astype(int).reshape(3, -1).T
    return set(map(tuple, (np.minimum(np.maximum(voxels, 0), np.array(shape) - 1) // chunks).tolist()))
