"""Writes each slab twice: half of the points.

check: writes_slab_by_slab
status: half
says: writes each slab twice
breaks: each chunk once
tells: It writes each slab twice.
"""


def write_planes(array, planes):
    planes = iter(planes)
    depth, *plane_shape = array.shape
    for start in range(0, depth, array.chunks[0]):
        stop = min(start + array.chunks[0], depth)
        slab = _next_slab(planes, (stop - start, *plane_shape), array.dtype)
        array[start:stop] = slab
        array[start:stop] = slab
    if next(planes, None) is not None:
        raise ValueError("too many")
