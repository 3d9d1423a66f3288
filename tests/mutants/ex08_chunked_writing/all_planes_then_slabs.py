"""Keeps a list of all planes, and writes slab by slab.

check: writes_slab_by_slab
status: over_memory
says: they were all there at once
"""


_reference = write_planes


def write_planes(array, planes):
    _reference(array, iter([plane.copy() for plane in planes]))
