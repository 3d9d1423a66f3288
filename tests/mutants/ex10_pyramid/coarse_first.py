"""Gives coarse levels first.

check: ends_where_a_chunk_is_enough
status: failed
says: coarse levels come after fine ones
breaks: divided and rounded up
tells: The order is reversed: coarse levels come after fine ones.
"""


def level_shapes(shape, factors, chunks):
    shapes = [tuple(shape)]
    while any(n > c for n, c in zip(shapes[-1], chunks)):
        coarser = tuple(-(-n // f) for n, f in zip(shapes[-1], factors))
        if coarser == shapes[-1]:
            break
        shapes.append(coarser)
    return shapes[::-1]
