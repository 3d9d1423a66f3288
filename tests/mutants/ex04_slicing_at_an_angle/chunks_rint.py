"""Rounds halves to the even neighbour.

check: finds_chunks_under_a_plane
status: failed
says: even neighbour
tells: Halves are rounded to the even neighbour: take np.floor(p + 0.5), not np.rint or round.
"""

def plane_chunks(shape, chunks, origin, u, v, out_shape):
    points = oblique_points(origin, u, v, out_shape)
    voxels = np.rint(points)
    inside = np.all((voxels >= 0) & (voxels < np.reshape(shape, (3, 1, 1))), axis=0)
    voxels = voxels[:, inside].astype(int)
    return set(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
