"""Adds the size to a negative int, and refuses none.

check: finds_chunks_of_any_selection
status: failed
says: one below -size
tells: Only ints behind the last voxel are refused: one below -size is out of range, too.
"""


def _voxels(size, item):
    if isinstance(item, slice) or item >= 0:
        voxels = range(size)[item]
        return voxels if isinstance(item, slice) else range(voxels, voxels + 1)
    return range(item + size, item + size + 1)
