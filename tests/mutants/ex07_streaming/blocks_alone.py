"""Yields the blocks without their places.

check: yields_each_chunk_once
status: failed
says: expected the two (slices, block)
breaks: yields every chunk
"""


_reference = iter_chunks


def iter_chunks(array):
    for _, block in _reference(array):
        yield block
