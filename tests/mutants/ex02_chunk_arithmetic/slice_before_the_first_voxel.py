"""Adds the size to a negative start and does not clip what comes of it.

check: finds_chunks_of_any_selection
status: failed
says: clip the start
tells: A start below -size is still negative when size is added: clip the start to 0.
"""


def chunks_touched(shape, chunks, selection):
    def voxels(size, item):
        chosen = _voxels(size, item)
        if isinstance(item, slice) and item.start is not None and item.start < -size and chosen:
            return range(item.start + size, chosen.stop)
        return chosen

    axes = zip(shape, chunks, selection)
    return list(itertools.product(*(sorted({i // c for i in voxels(s, item)}) for s, c, item in axes)))
