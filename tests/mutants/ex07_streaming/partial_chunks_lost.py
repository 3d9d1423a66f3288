"""Leaves out the partial chunks at the far ends.

check: yields_each_chunk_once
status: failed
says: It ended after
breaks: yields every chunk
"""


_reference = iter_chunks


def iter_chunks(array):
    for slices, block in _reference(array):
        if block.shape == array.chunks:
            yield slices, block
