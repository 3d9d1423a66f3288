"""Looks at the four corners only.

check: finds_chunks_under_a_plane
status: failed
says: Only the corners
breaks: order z, y, x
tells: Only the corners of the plane were looked at.
"""

def plane_chunks(shape, chunks, origin, u, v, out_shape):
    corners = oblique_points(origin, u, v, out_shape)[:, [0, 0, -1, -1], [0, -1, 0, -1]]
    voxels = np.floor(corners + 0.5).astype(int)
    voxels = voxels[:, np.all((voxels >= 0) & (voxels < np.reshape(shape, (3, 1))), axis=0)]
    return set(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
