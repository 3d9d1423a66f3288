"""Counts the chunk behind a region that begins at 0 and ends on a border.

check: finds_chunks_of_a_region
status: failed
says: The chunk of the stop is counted
tells: The chunk of the stop is counted, too: a slice ends before its stop, with the voxel stop - 1.
"""


_reference = chunks_touched


def chunks_touched(shape, chunks, selection):
    first = selection[0]
    if len(shape) == 1 and isinstance(first, slice) and first.start == 0 and first.stop % chunks[0] == 0:
        return [(i,) for i in range(first.stop // chunks[0] + 1)]
    return _reference(shape, chunks, selection)
