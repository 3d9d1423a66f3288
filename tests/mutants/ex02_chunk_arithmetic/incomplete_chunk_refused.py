"""Refuses a chunk that is incomplete along every axis.

check: cuts_out_a_chunk
status: error
says: An incomplete last chunk is in the grid
tells: An incomplete last chunk is in the grid: do not refuse it.
"""


_reference = chunk_slices


def chunk_slices(shape, chunks, index):
    if len(shape) > 1 and all(i > 0 and (i + 1) * c > s for s, c, i in zip(shape, chunks, index)):
        raise IndexError(index)
    return _reference(shape, chunks, index)
