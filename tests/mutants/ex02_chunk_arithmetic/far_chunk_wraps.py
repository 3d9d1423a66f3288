"""Refuses the chunk next to the grid, and no other behind it.

check: refuses_chunks_outside
status: failed
says: Only the index just behind the grid is refused
tells: Only the index just behind the grid is refused: those further on are outside, too.
"""


def chunk_slices(shape, chunks, index):
    grid = grid_shape(shape, chunks)
    if any(i < 0 or i == n for i, n in zip(index, grid)):
        raise IndexError(index)
    return tuple(slice(i * c, min((i + 1) * c, s)) for s, c, i in zip(shape, chunks, index))
