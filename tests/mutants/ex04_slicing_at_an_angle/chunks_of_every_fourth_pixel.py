"""Looks at every fourth pixel of a plane of some size.

check: finds_chunks_under_a_plane
status: failed
says: Not every pixel is looked at
tells: Not every pixel is looked at: a chunk counts that a single one touches.
"""


_chunks = plane_chunks


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    rows, columns = out_shape
    stride = max(1, min(4, min(out_shape) // 8))
    coarse = [np.multiply(stride, step).tolist() for step in (u, v)]
    return _chunks(shape, chunks, origin, *coarse, (-(-rows // stride), -(-columns // stride)))
