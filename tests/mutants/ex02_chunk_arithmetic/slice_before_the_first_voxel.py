"""Adds the size to a negative start and does not clip what comes of it.

check: finds_chunks_of_any_selection
status: failed
says: A negative value counts from the end
tells: A negative value counts from the end of the axis: add size.
"""


def chunks_touched(shape, chunks, selection):
    def voxels(size, item):
        chosen = _voxels(size, item)
        if isinstance(item, slice) and item.start is not None and item.start < -size and chosen:
            return range(item.start + size, chosen.stop)
        return chosen

    axes = zip(shape, chunks, selection)
    return list(itertools.product(*(sorted({i // c for i in voxels(s, item)}) for s, c, item in axes)))
