"""Divides all axes with a factor by the same one, the largest.

check: ends_where_a_chunk_is_enough
status: failed
says: each has its own
tells: Axes with different factors are divided by the same one: each has its own.
"""

_right_shapes = level_shapes


def level_shapes(shape, factors, chunks):
    return _right_shapes(shape, [max(factors) if f > 1 else 1 for f in factors], chunks)
