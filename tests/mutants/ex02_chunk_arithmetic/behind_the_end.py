"""Takes a slice that begins behind the end for the last voxel.

check: finds_chunks_of_any_selection, tells_the_amplification
status: failed
says: A slice that begins behind the end holds nothing
tells: A slice that begins behind the end holds nothing, not the last voxel.
"""


_reference = _voxels


def _voxels(size, item):
    if isinstance(item, slice) and item.start is not None and item.start >= size:
        return range(size - 1, size)
    return _reference(size, item)
