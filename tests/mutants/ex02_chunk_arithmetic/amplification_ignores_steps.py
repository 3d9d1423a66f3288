"""Counts the voxels between the steps as asked for.

check: tells_the_amplification
status: failed
says: Steps leave voxels out
tells: Steps leave voxels out: they are not asked for.
"""

def read_amplification(shape, chunks, selection):
    touched = math.prod(map(len, _touched_along_axes(shape, chunks, selection)))
    asked = math.prod(
        1 if isinstance(item, int) else max(0, item.indices(size)[1] - item.indices(size)[0])
        for size, item in zip(shape, selection)
    )
    return touched * math.prod(chunks) / asked if touched else 0.0
