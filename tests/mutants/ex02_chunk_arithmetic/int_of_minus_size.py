"""Takes -size for out of range.

check: finds_chunks_of_any_selection
status: error
says: IndexError
"""


_reference = _voxels


def _voxels(size, item):
    if not isinstance(item, slice) and item <= -size:
        raise IndexError(item)
    return _reference(size, item)
