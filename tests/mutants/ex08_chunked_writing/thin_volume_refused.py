"""Expects as many planes as a chunk is deep.

check: writes_slab_by_slab
status: error
says: thinner than a chunk
tells: It refuses a volume that is thinner than a chunk: the slab is then as thin as the volume.
"""


_reference = write_planes


def write_planes(array, planes):
    if array.shape[0] < array.chunks[0]:
        raise ValueError("fewer planes than a slab has")
    _reference(array, planes)
