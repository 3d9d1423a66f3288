"""Gives level 0 alone.

check: ends_where_a_chunk_is_enough
status: failed
says: expected
breaks: divided and rounded up
"""


def level_shapes(shape, factors, chunks):
    return [tuple(shape)]
