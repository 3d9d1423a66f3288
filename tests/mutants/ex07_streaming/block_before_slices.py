"""Yields the block first.

check: yields_each_chunk_once
status: failed
says: the block first
breaks: yields every chunk
tells: It gave the block first; expected (slices, block).
"""


_reference = iter_chunks


def iter_chunks(array):
    for slices, block in _reference(array):
        yield block, slices
