"""Reads all chunks into a list and returns an iterator over it.

check: yields_each_chunk_once
status: over_memory
says: Hold one chunk at a time
breaks: yields every chunk
"""


_reference = iter_chunks


def iter_chunks(array):
    return iter(list(_reference(array)))
