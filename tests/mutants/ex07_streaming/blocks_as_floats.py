"""Yields floats.

check: yields_each_chunk_once
status: failed
says: dtype float64
breaks: yields every chunk
"""


_reference = iter_chunks


def iter_chunks(array):
    for slices, block in _reference(array):
        yield slices, block.astype(float)
