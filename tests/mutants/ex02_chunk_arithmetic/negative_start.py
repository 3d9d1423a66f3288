"""Takes a negative start for 0.

check: finds_chunks_of_any_selection
status: failed
says: expected
"""


_reference = _voxels


def _voxels(size, item):
    if isinstance(item, slice) and item.start is not None and item.step is None:
        item = slice(max(item.start, 0), item.stop)
    return _reference(size, item)
