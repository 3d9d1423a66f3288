"""The number of chunks.

check: finds_chunks_under_a_plane
status: failed
says: expected a set
breaks: order z, y, x
"""

_chunks = plane_chunks


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    return len(_chunks(shape, chunks, origin, u, v, out_shape))


def cost_table(shape, layouts, planes, itemsize):
    return {}
