"""Clips along the first axis alone.

check: cuts_out_a_chunk
status: failed
says: along every axis
tells: The stop is clipped along the first axis alone: clip it along every axis.
"""


def chunk_slices(shape, chunks, index):
    if not all(0 <= i < n for i, n in zip(index, grid_shape(shape, chunks))):
        raise IndexError(index)
    limits = (shape[0], *(10**9 for _ in shape[1:]))
    return tuple(slice(i * c, min((i + 1) * c, s)) for s, c, i in zip(limits, chunks, index))
