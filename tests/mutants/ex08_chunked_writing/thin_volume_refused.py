"""Expects as many planes as a chunk is deep.

check: writes_slab_by_slab
status: error
says: fewer planes than a slab
"""


_reference = write_planes


def write_planes(array, planes):
    if array.shape[0] < array.chunks[0]:
        raise ValueError("fewer planes than a slab has")
    _reference(array, planes)
