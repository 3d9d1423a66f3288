"""Leaves out the partial chunks at the far ends.

check: yields_each_chunk_once
status: failed
says: leaves out the chunks at the edge
breaks: yields every chunk
tells: It leaves out the chunks at the edge, which are smaller than the others.
"""


_reference = iter_chunks


def iter_chunks(array):
    for slices, block in _reference(array):
        if block.shape == array.chunks:
            yield slices, block
