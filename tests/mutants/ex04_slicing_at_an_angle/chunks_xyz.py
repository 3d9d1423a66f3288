"""Chunk indices in the order x, y, z.

check: finds_chunks_under_a_plane
status: failed
says: x, y, z order
breaks: order z, y, x
tells: x, y, z order instead of z, y, x.
"""

_chunks = plane_chunks


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    return {index[::-1] for index in _chunks(shape, chunks, origin, u, v, out_shape)}
