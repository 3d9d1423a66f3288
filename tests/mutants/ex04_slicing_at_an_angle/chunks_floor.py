"""Rounds points down.

check: finds_chunks_under_a_plane
status: failed
says: rounded down
breaks: nearest voxels lie
tells: The points are rounded down: the nearest voxel is floor(p + 0.5).
"""

def plane_chunks(shape, chunks, origin, u, v, out_shape):
    points = oblique_points(origin, u, v, out_shape)
    voxels = np.floor(points)
    inside = np.all((voxels >= 0) & (voxels < np.reshape(shape, (3, 1, 1))), axis=0)
    voxels = voxels[:, inside].astype(int)
    return set(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
