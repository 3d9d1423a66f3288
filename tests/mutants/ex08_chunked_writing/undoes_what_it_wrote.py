"""Empties the volume before it raises ValueError.

check: writes_slab_by_slab
status: failed
says: What was written stays there
"""


_reference = write_planes


def write_planes(array, planes):
    try:
        _reference(array, planes)
    except ValueError:
        array[...] = 0
        raise
