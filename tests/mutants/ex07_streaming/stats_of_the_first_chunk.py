"""Reads the first chunk alone, of a volume without noise it would do.

check: takes_stock
status: failed
says: expected 9100.0
breaks: minimum, maximum
"""


_reference_chunks = iter_chunks


def iter_chunks(array):
    yield next(_reference_chunks(array))
