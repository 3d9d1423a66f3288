"""Returns a list.

check: yields_each_chunk_once
status: failed
says: expected an iterator
breaks: yields every chunk
"""


_reference = iter_chunks


def iter_chunks(array):
    return list(_reference(array))
