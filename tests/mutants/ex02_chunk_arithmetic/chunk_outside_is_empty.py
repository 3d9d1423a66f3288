"""Returns an empty region for a chunk that does not exist.

check: refuses_chunks_outside
status: failed
says: No index is refused
tells: No index is refused: compare each number with the grid, and raise IndexError.
"""

def chunk_slices(shape, chunks, index):
    return tuple(slice(min(i * c, s), min((i + 1) * c, s)) for s, c, i in zip(shape, chunks, index))
