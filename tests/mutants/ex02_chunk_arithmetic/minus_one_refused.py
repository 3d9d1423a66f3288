"""Refuses -1, and no other negative index.

check: refuses_chunks_outside
status: failed
says: does not count from the end
"""


def chunk_slices(shape, chunks, index):
    if any(i == -1 or i >= n for i, n in zip(index, grid_shape(shape, chunks))):
        raise IndexError(index)
    return tuple(slice(max(0, i * c), max(0, min((i + 1) * c, s))) for s, c, i in zip(shape, chunks, index))
