"""Takes the chunk's length along x for its depth.

check: writes_slab_by_slab
status: failed
says: length along x
tells: It takes the chunk's length along x for its depth: the first of array.chunks is z.
"""


def write_planes(array, planes):
    planes = iter(planes)
    depth, *plane_shape = array.shape
    for start in range(0, depth // array.chunks[-1] * array.chunks[-1], array.chunks[-1]):
        array[start : start + array.chunks[-1]] = _next_slab(planes, (array.chunks[-1], *plane_shape), array.dtype)
