"""Yields the first chunk twice.

check: yields_each_chunk_once
status: failed
says: came twice
breaks: yields every chunk
"""


_reference = iter_chunks


def iter_chunks(array):
    yield next(_reference(array))
    yield from _reference(array)
