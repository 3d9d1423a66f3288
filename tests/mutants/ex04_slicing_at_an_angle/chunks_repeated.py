"""A list with a chunk for each pixel.

check: finds_chunks_under_a_plane
status: failed
says: distinct
breaks: each chunk once
"""

def plane_chunks(shape, chunks, origin, u, v, out_shape):
    _, voxels = _nearest_voxels(oblique_points(origin, u, v, out_shape), shape)
    return list(zip(*(voxels // np.reshape(chunks, (3, 1))).tolist()))
