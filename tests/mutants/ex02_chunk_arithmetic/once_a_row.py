"""Lists a chunk once for each of its rows, where the region lies within chunks of the first axis.

check: finds_chunks_of_a_region
status: failed
says: more than once
"""


_reference = chunks_touched


def chunks_touched(shape, chunks, selection):
    touched = _reference(shape, chunks, selection)
    rows = _voxels(shape[0], selection[0])
    return sorted(touched * len(rows)) if len(shape) > 1 and len({row // chunks[0] for row in rows}) == 1 else touched
