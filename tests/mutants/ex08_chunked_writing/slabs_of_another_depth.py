"""Takes 3 planes for a slab, whatever the chunks.

check: writes_slab_by_slab
status: over_budget
says: not as deep as a chunk
breaks: each chunk once
tells: The slabs are not as deep as a chunk, so that chunks are written in parts: collect array.chunks[0] planes.
"""


def write_planes(array, planes):
    planes = iter(planes)
    depth, *plane_shape = array.shape
    for start in range(0, depth, 3):
        stop = min(start + 3, depth)
        array[start:stop] = _next_slab(planes, (stop - start, *plane_shape), array.dtype)
    if next(planes, None) is not None:
        raise ValueError("too many")
