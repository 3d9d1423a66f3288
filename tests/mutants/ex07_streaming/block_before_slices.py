"""Yields the block first.

check: yields_each_chunk_once
status: failed
says: It gives the block first
breaks: yields every chunk
tells: It gives the block first: give (slices, block).
"""


_reference = iter_chunks


def iter_chunks(array):
    for slices, block in _reference(array):
        yield block, slices
