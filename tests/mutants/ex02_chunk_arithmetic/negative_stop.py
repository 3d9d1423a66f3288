"""Takes a negative stop for the size.

check: finds_chunks_of_any_selection
status: failed
says: A negative stop is taken for the end of the axis
tells: A negative stop is taken for the end of the axis: it counts from the end.
"""


_reference = _voxels


def _voxels(size, item):
    if isinstance(item, slice) and item.stop is not None and item.stop < 0:
        item = slice(item.start, size)
    return _reference(size, item)
