"""Takes -size for out of range.

check: finds_chunks_of_any_selection
status: error
says: An int of -size is in range
tells: An int of -size is in range: it is the first voxel.
"""


_reference = _voxels


def _voxels(size, item):
    if not isinstance(item, slice) and item <= -size:
        raise IndexError(item)
    return _reference(size, item)
