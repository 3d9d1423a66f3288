"""Ends where any axis stays as it is.

check: ends_where_a_chunk_is_enough
status: failed
says: ends where one axis stays
tells: It ends where one axis stays as it is: go on while any axis gets smaller.
"""


def level_shapes(shape, factors, chunks):
    shapes = [tuple(shape)]
    while any(n > c for n, c in zip(shapes[-1], chunks)):
        coarser = _ceil_divide(shapes[-1], factors)
        if any(a == b for a, b in zip(coarser, shapes[-1])):
            break
        shapes.append(coarser)
    return shapes
