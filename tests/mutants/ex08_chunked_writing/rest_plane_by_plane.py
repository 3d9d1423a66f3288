"""Writes full slabs, then the planes that are left one by one.

check: writes_slab_by_slab
status: over_budget
says: behind the last full slab
breaks: A chunk may be deeper
tells: It writes the planes behind the last full slab one by one: they are a slab, too, a thinner one.
"""


def write_planes(array, planes):
    planes, z = iter(planes), 0
    depth, *plane_shape = array.shape
    while z < depth:
        n = array.chunks[0] if depth - z >= array.chunks[0] else 1
        array[z : z + n] = _next_slab(planes, (n, *plane_shape), array.dtype)
        z += n
    if next(planes, None) is not None:
        raise ValueError("too many")
