"""Refuses an int behind the last voxel, and none before the first.

check: finds_chunks_of_any_selection, tells_the_amplification
status: failed
says: is out of range
tells: Only ints behind the last voxel are refused: one below -size is out of range, too.
"""


_reference = _voxels


def _voxels(size, item):
    return _reference(size, item if isinstance(item, slice) or item >= 0 else item % size)
