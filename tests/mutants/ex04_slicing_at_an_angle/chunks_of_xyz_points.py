"""Takes the first coordinate of a point for x.

check: finds_chunks_under_a_plane
status: failed
says: x, y, z order
tells: x, y, z order instead of z, y, x.
"""


_chunks = plane_chunks


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    return _chunks(shape, chunks, origin[::-1], u[::-1], v[::-1], out_shape)
