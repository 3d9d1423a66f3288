"""The grid is rounded down, so the last chunk is refused.

check: cuts_out_a_chunk
status: error
says: An incomplete last chunk is in the grid
tells: An incomplete last chunk is in the grid: do not refuse it.
"""

def chunk_slices(shape, chunks, index):
    if not all(0 <= i < s // c for i, s, c in zip(index, shape, chunks)):
        raise IndexError(index)
    return tuple(slice(i * c, min((i + 1) * c, s)) for s, c, i in zip(shape, chunks, index))
