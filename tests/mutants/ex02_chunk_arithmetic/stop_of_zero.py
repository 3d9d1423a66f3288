"""Takes a stop of 0 for no stop: item.stop or size.

check: finds_chunks_of_any_selection, tells_the_amplification
status: failed
says: A stop of 0 is taken for no stop
tells: A stop of 0 is taken for no stop: only None is no stop.
"""


_reference = _voxels


def _voxels(size, item):
    if isinstance(item, slice):
        item = slice(item.start or 0, item.stop or size, item.step or 1)
    return _reference(size, item)
