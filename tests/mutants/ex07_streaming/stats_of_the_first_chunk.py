"""Reads the first chunk alone, of a volume without noise it would do.

check: takes_stock
status: failed
says: the figures of the first chunk
breaks: minimum, maximum
tells: Those are the figures of the first chunk: go on to the last.
"""


_reference_chunks = iter_chunks


def iter_chunks(array):
    yield next(_reference_chunks(array))
