"""Lists a chunk once for each step in it.

check: finds_chunks_of_any_selection
status: failed
says: more than once
"""


_reference = _touched_along_axes


def _touched_along_axes(shape, chunks, selection):
    return [
        [i // c for i in _voxels(s, item)] if isinstance(item, slice) and 1 < (item.step or 1) < c else touched
        for s, c, item, touched in zip(shape, chunks, selection, _reference(shape, chunks, selection))
    ]
