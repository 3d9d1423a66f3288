"""Turns a slice round that stops before its start.

check: finds_chunks_of_any_selection, tells_the_amplification
status: failed
says: A slice that stops before its start holds nothing
tells: A slice that stops before its start holds nothing: do not turn it round.
"""


_reference = _voxels


def _voxels(size, item):
    if isinstance(item, slice) and None not in (item.start, item.stop) and 0 <= item.stop < item.start <= size:
        return range(item.stop, item.start)
    return _reference(size, item)
