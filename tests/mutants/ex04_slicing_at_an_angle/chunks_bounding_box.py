"""All chunks of the box around the plane.

check: finds_chunks_under_a_plane
status: failed
says: bounding box
breaks: order z, y, x
tells: That is the bounding box: the plane does not cross all of its chunks.
"""

_chunks = plane_chunks


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    import itertools

    touched = _chunks(shape, chunks, origin, u, v, out_shape)
    ranges = [range(min(axis), max(axis) + 1) for axis in zip(*touched)]
    return set(itertools.product(*ranges)) if touched else set()
