"""Rounds sizes down, even to 0.

check: ends_where_a_chunk_is_enough
status: failed
says: Sizes are rounded down
breaks: divided and rounded up
tells: Sizes are rounded down: round them up, so that what the edge cuts off is kept.
"""


def level_shapes(shape, factors, chunks):
    shapes = [tuple(shape)]
    while any(n > c for n, c in zip(shapes[-1], chunks)):
        coarser = tuple(n // f for n, f in zip(shapes[-1], factors))
        if coarser == shapes[-1]:
            break
        shapes.append(coarser)
    return shapes
