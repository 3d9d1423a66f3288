"""Expects every slice to have a start and a stop, unless it has a step.

check: finds_chunks_of_any_selection
status: error
says: TypeError
"""


_reference = _voxels


def _voxels(size, item):
    if isinstance(item, slice) and item.step is None and item.start is None is item.stop:
        item.stop - item.start
    return _reference(size, item)
