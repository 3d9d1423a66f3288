"""Counts chunks from 1.

check: cuts_out_a_chunk
status: failed
says: counted from 0
tells: Chunks are counted from 0: chunk 1 starts at the chunk's edge, not at 0.
"""


_reference = chunk_slices


def chunk_slices(shape, chunks, index):
    _reference(shape, chunks, index)
    return tuple(slice(max(0, (i - 1) * c), min(i * c, s)) for s, c, i in zip(shape, chunks, index))
