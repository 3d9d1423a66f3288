"""Rounds sizes to the nearest.

check: ends_where_a_chunk_is_enough
status: failed
says: Sizes are rounded to the nearest
tells: Sizes are rounded to the nearest: round them up, so that what the edge cuts off is kept.
"""


def level_shapes(shape, factors, chunks):
    shapes = [tuple(shape)]
    while any(n > c for n, c in zip(shapes[-1], chunks)):
        coarser = tuple(max(1, round(n / f)) for n, f in zip(shapes[-1], factors))
        if coarser == shapes[-1]:
            break
        shapes.append(coarser)
    return shapes
