"""Does not look whether there are more planes.

check: writes_slab_by_slab
status: failed
says: ask for one more
"""


def write_planes(array, planes):
    depth, *plane_shape = array.shape
    for start in range(0, depth, array.chunks[0]):
        stop = min(start + array.chunks[0], depth)
        array[start:stop] = _next_slab(planes, (stop - start, *plane_shape), array.dtype)
