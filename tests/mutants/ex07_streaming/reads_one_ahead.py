"""Reads the next chunk before it gives one: half of the points.

check: yields_each_chunk_once
status: half
says: When it gave chunk number 1, it had read 2 chunks
breaks: before it is asked for
"""


_reference = iter_chunks


def iter_chunks(array):
    pieces = _reference(array)
    waiting = next(pieces)
    for piece in pieces:  # this reads, and what it reads waits
        yield waiting
        waiting = piece
    yield waiting
