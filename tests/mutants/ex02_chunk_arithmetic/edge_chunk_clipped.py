"""Counts of a chunk at the edge only what lies in the array.

check: tells_the_amplification
status: failed
says: do not clip it
tells: A chunk at the edge is stored and read at full size: do not clip it.
"""

def read_amplification(shape, chunks, selection):
    asked = math.prod(len(_voxels(size, item)) for size, item in zip(shape, selection))
    if not asked:
        return 0.0
    return sum(
        math.prod(part.stop - part.start for part in chunk_slices(shape, chunks, index))
        for index in chunks_touched(shape, chunks, selection)
    ) / asked
