"""Yields the shapes.

check: ends_where_a_chunk_is_enough
status: failed
says: expected a list of shapes
"""


def level_shapes(shape, factors, chunks):
    yield tuple(shape)
