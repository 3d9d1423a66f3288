"""Chunks at the edge go beyond the array.

check: cuts_out_a_chunk
status: failed
says: It goes beyond the end of the array
tells: It goes beyond the end of the array: clip the stop to the shape.
"""

def chunk_slices(shape, chunks, index):
    if not all(0 <= i < n for i, n in zip(index, grid_shape(shape, chunks))):
        raise IndexError(index)
    return tuple(slice(i * c, (i + 1) * c) for c, i in zip(chunks, index))
