"""A negative chunk index counts from the end.

check: refuses_chunks_outside
status: failed
says: A chunk index does not count from the end
"""

def chunk_slices(shape, chunks, index):
    grid = grid_shape(shape, chunks)
    if not all(-n <= i < n for i, n in zip(index, grid)):
        raise IndexError(index)
    return tuple(slice(i % n * c, min((i % n + 1) * c, s)) for s, c, i, n in zip(shape, chunks, index, grid))
