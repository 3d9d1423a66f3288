"""Has one voxel too many along y.

check: finds_chunks_under_a_plane
status: failed
says: where the last chunk sticks out
tells: Voxels behind the volume count where the last chunk sticks out: compare the voxels with the size, not the chunks.
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    points, size = oblique_points(origin, u, v, out_shape), np.reshape(shape, (3, 1, 1))
    voxels = np.floor(points + 0.5)
    voxels = voxels[:, np.all((voxels >= 0) & (voxels < size + [[[0]], [[1]], [[0]]]), axis=0)].astype(int)
    return set(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
