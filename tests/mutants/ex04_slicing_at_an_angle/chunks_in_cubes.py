"""Takes the number of planes for the size along every axis.

check: finds_chunks_under_a_plane
status: failed
says: The number of planes is taken for the size of all axes
breaks: order z, y, x
tells: The number of planes is taken for the size of all axes: each axis has its own.
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    points, size = oblique_points(origin, u, v, out_shape), np.reshape(shape, (3, 1, 1))
    voxels = np.floor(points + 0.5)
    voxels = voxels[:, np.all((voxels >= 0) & (voxels < shape[0]), axis=0)].astype(int)
    return set(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
