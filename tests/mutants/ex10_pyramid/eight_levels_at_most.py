"""Makes eight further levels at most.

check: ends_where_a_chunk_is_enough
status: failed
says: whatever their shapes
tells: It ends after some number of levels, whatever their shapes: go on until one fits into a chunk.
"""

_all_shapes = level_shapes


def level_shapes(shape, factors, chunks):
    return _all_shapes(shape, factors, chunks)[:9]
