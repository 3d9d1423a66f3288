"""Compares index and grid as tuples: the first axis that differs decides.

check: refuses_chunks_outside
status: failed
says: Index and grid are compared as tuples
tells: Index and grid are compared as tuples, where the first axis that differs decides: compare axis by axis.
"""


def chunk_slices(shape, chunks, index):
    if not (0,) * len(shape) <= tuple(index) < grid_shape(shape, chunks):
        raise IndexError(index)
    return tuple(slice(i * c, min((i + 1) * c, s)) for s, c, i in zip(shape, chunks, index))
