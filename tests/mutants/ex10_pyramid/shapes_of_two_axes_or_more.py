"""Takes the last two axes for granted.

check: ends_where_a_chunk_is_enough
status: error
says: It raised ValueError
"""

_right_shapes = level_shapes


def level_shapes(shape, factors, chunks):
    *_, _y, _x = shape
    return _right_shapes(shape, factors, chunks)
