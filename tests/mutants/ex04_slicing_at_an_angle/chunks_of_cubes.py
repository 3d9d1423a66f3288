"""Divides all three coordinates by the first edge of a chunk.

check: finds_chunks_under_a_plane
status: failed
says: All coordinates are divided by the first edge of the chunk
breaks: order z, y, x
tells: All coordinates are divided by the first edge of the chunk: each axis has its own.
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    _, voxels = _nearest_voxels(oblique_points(origin, u, v, out_shape), shape)
    return set(zip(*(voxels // chunks[0]).tolist()))
