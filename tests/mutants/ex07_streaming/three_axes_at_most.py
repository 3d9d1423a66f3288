"""Loops over z, y and x, and over one or two of them: a fourth axis is left out.

check: yields_each_chunk_once
status: error
says: too many values to unpack
breaks: yields every chunk
"""


_reference = iter_chunks


def iter_chunks(array):
    if array.ndim < 4:
        yield from _reference(array)
        return
    depth, height, width = array.shape
