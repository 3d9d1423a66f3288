"""Takes the chunks between neighbouring points for chunks under the plane.

check: finds_chunks_under_a_plane
status: failed
says: Chunks between the points are counted
tells: Chunks between the points are counted, too: take only those in which a nearest voxel lies.
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    rows, columns = out_shape
    fine = [np.divide(step, 8) for step in (u, v)]
    _, voxels = _nearest_voxels(oblique_points(origin, *fine, (8 * rows - 7, 8 * columns - 7)), shape)
    return set(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
