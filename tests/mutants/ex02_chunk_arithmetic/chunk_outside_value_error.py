"""Raises another exception.

check: refuses_chunks_outside
status: error
says: Expected IndexError
"""

def chunk_slices(shape, chunks, index):
    if not all(0 <= i < n for i, n in zip(index, grid_shape(shape, chunks))):
        raise ValueError(f"no chunk {index}")
    return tuple(slice(i * c, min((i + 1) * c, s)) for s, c, i in zip(shape, chunks, index))
