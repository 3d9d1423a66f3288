"""Checks the last axis alone.

check: refuses_chunks_outside
status: failed
says: Only the last axis is checked
tells: Only the last axis is checked: compare along every axis.
"""


def chunk_slices(shape, chunks, index):
    if not 0 <= index[-1] < grid_shape(shape, chunks)[-1]:
        raise IndexError(index)
    return tuple(slice(i * c, min((i + 1) * c, s)) for s, c, i in zip(shape, chunks, index))
