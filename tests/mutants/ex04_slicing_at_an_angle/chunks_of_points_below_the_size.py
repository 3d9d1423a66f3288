"""Has every point below the size inside, though the nearest voxel of 8.5 of 9 is outside.

check: finds_chunks_under_a_plane
status: failed
says: Points, not their nearest voxels, are compared with the size: round first
breaks: half-way behind
tells: Points, not their nearest voxels, are compared with the size: round first.
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    points, size = oblique_points(origin, u, v, out_shape), np.reshape(shape, (3, 1, 1))
    voxels = np.floor(points + 0.5)
    voxels = voxels[:, np.all((voxels >= 0) & (points < size), axis=0)].astype(int)
    return set(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
