"""Takes a negative start for 0.

check: finds_chunks_of_any_selection
status: failed
says: A negative start is taken for 0
tells: A negative start is taken for 0: it counts from the end.
"""


_reference = _voxels


def _voxels(size, item):
    if isinstance(item, slice) and item.start is not None and item.step is None:
        item = slice(max(item.start, 0), item.stop)
    return _reference(size, item)
