"""Has voxels from 0 to the size, inclusive.

check: finds_chunks_under_a_plane
status: failed
says: A voxel whose index is the size itself is taken for inside
tells: A voxel whose index is the size itself is taken for inside: the last one is size - 1.
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    points, size = oblique_points(origin, u, v, out_shape), np.reshape(shape, (3, 1, 1))
    voxels = np.floor(points + 0.5)
    voxels = voxels[:, np.all((voxels >= 0) & (voxels <= size), axis=0)].astype(int)
    return set(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
