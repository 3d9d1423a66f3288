"""Takes the last two axes for rows and columns, also where there is one.

check: yields_each_chunk_once
status: error
says: not enough values to unpack
breaks: may have one axis
"""


_reference = iter_chunks


def iter_chunks(array):
    _rows, _columns = array.shape[-2:]
    yield from _reference(array)
