"""Keeps five slabs before it writes them.

check: writes_slab_by_slab
status: over_memory
says: hold one of them at a time
"""


def write_planes(array, planes):
    planes = iter(planes)
    depth, *plane_shape = array.shape
    step = 5 * array.chunks[0]
    for start in range(0, depth, step):
        stop = min(start + step, depth)
        array[start:stop] = _next_slab(planes, (stop - start, *plane_shape), array.dtype)
    if next(planes, None) is not None:
        raise ValueError("too many")
