"""Divides all three coordinates by the first edge of a chunk.

check: finds_chunks_under_a_plane
status: failed
says: expected
breaks: order z, y, x
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    _, voxels = _nearest_voxels(oblique_points(origin, u, v, out_shape), shape)
    return set(zip(*(voxels // chunks[0]).tolist()))
