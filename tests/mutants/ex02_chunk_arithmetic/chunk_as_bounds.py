"""Pairs of numbers instead of slices.

check: cuts_out_a_chunk
status: failed
says: expected a tuple of slices
"""

def chunk_slices(shape, chunks, index):
    if not all(0 <= i < n for i, n in zip(index, grid_shape(shape, chunks))):
        raise IndexError(index)
    return tuple((i * c, min((i + 1) * c, s)) for s, c, i in zip(shape, chunks, index))
