"""Divides level 0 by twice the factors, then by three times, and so on.

check: ends_where_a_chunk_is_enough
status: failed
says: multiples of the factors
tells: Level 0 is divided by multiples of the factors: divide the shape of the level before, by the factors.
"""


def level_shapes(shape, factors, chunks):
    shapes = [tuple(shape)]
    while any(n > c for n, c in zip(shapes[-1], chunks)) and max(factors) > 1:
        k = len(shapes)
        coarser = tuple(-(-n // (f * k)) if f > 1 else n for n, f in zip(shape, factors))
        if coarser == shapes[-1]:
            break
        shapes.append(coarser)
    return shapes
