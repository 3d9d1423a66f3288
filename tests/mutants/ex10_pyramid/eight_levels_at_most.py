"""Makes eight further levels at most.

check: ends_where_a_chunk_is_enough
status: failed
says: levels
"""

_all_shapes = level_shapes


def level_shapes(shape, factors, chunks):
    return _all_shapes(shape, factors, chunks)[:9]
