"""Turns a slice round that stops before its start.

check: finds_chunks_of_any_selection, tells_the_amplification
status: failed
says: The selection is empty
"""


_reference = _voxels


def _voxels(size, item):
    if isinstance(item, slice) and None not in (item.start, item.stop) and 0 <= item.stop < item.start <= size:
        return range(item.stop, item.start)
    return _reference(size, item)
