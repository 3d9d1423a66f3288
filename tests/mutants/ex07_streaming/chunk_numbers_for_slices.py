"""Yields the chunk's index for its slices.

check: yields_each_chunk_once
status: failed
says: expected a tuple of slices
breaks: yields every chunk
"""


_reference = iter_chunks


def iter_chunks(array):
    for slices, block in _reference(array):
        yield tuple(s.start // c for s, c in zip(slices, array.chunks)), block
