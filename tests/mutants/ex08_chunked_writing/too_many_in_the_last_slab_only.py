"""Fills the last slab as far as it goes, and so sees a plane too many where it is thinner.

check: writes_slab_by_slab
status: failed
says: only where the last slab is thinner
tells: It asks for one plane more only where the last slab is thinner.
"""


_reference = write_planes


def write_planes(array, planes):
    if array.shape[0] % array.chunks[0]:
        return _reference(array, planes)
    for start in range(0, array.shape[0], array.chunks[0]):
        array[start : start + array.chunks[0]] = _next_slab(planes, (array.chunks[0], *array.shape[1:]), array.dtype)
