"""Yields each block with the place of the one before it.

check: yields_each_chunk_once
status: failed
says: the place of the chunk before it
breaks: yields every chunk
tells: It gives each block with the place of the chunk before it.
"""


_reference = iter_chunks


def iter_chunks(array):
    before = None
    for slices, block in _reference(array):
        yield before or slices, block
        before = slices
