"""Does not ask for the planes of the last slab.

check: writes_slab_by_slab
status: failed
says: full slabs only
tells: It takes full slabs only: the last may be thinner.
"""


def write_planes(array, planes):
    planes = iter(planes)
    depth, *plane_shape = array.shape
    for start in range(0, depth - array.chunks[0] + 1, array.chunks[0]):
        array[start : start + array.chunks[0]] = _next_slab(planes, (array.chunks[0], *plane_shape), array.dtype)
