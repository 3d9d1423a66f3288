"""A slice that goes beyond the end touches chunks that do not exist.

check: finds_chunks_of_any_selection
status: failed
says: clip the stop
tells: A slice beyond the end reaches chunks that are not there: clip the stop to the size.
"""

def chunks_touched(shape, chunks, selection):
    def voxels(size, item):
        if isinstance(item, int):
            return _voxels(size, item)
        start, stop, step = item.indices(size)
        if item.stop is not None and item.stop > size:
            stop = item.stop
        return range(start, stop, step)

    axes = zip(shape, chunks, selection)
    return list(itertools.product(*(sorted({i // c for i in voxels(s, item)}) for s, c, item in axes)))
