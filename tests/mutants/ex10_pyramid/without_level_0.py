"""Leaves level 0 out.

check: ends_where_a_chunk_is_enough
status: failed
says: Level 0 comes first
tells: Level 0 comes first: its shape belongs to the list.
"""


def level_shapes(shape, factors, chunks):
    shapes = [tuple(shape)]
    while any(n > c for n, c in zip(shapes[-1], chunks)):
        coarser = tuple(-(-n // f) for n, f in zip(shapes[-1], factors))
        if coarser == shapes[-1]:
            break
        shapes.append(coarser)
    return shapes[1:]
