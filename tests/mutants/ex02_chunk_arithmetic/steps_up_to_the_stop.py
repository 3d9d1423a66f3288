"""Takes the chunk of the last voxel before the stop for touched, whatever the step.

check: finds_chunks_of_any_selection
status: failed
says: The last chunk before the stop is listed
tells: The last chunk before the stop is listed, though no step ends there.
"""


_reference = chunks_touched


def chunks_touched(shape, chunks, selection):
    item = selection[0]
    if len(shape) == 1 and isinstance(item, slice) and chunks[0] < (item.step or 1) < 2 * chunks[0]:
        last = (item.indices(shape[0])[1] - 1) // chunks[0]
        return sorted({*_reference(shape, chunks, selection), (last,)})
    return _reference(shape, chunks, selection)
