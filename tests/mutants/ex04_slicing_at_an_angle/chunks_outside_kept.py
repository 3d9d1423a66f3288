"""Points outside the volume have chunks too.

check: finds_chunks_under_a_plane
status: failed
says: have no chunk: leave them out
tells: Points outside the volume have no chunk: leave them out.
"""

def plane_chunks(shape, chunks, origin, u, v, out_shape):
    voxels = np.floor(oblique_points(origin, u, v, out_shape) + 0.5).astype(int).reshape(3, -1)
    return set(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
