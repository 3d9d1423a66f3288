"""Leaves the last level out.

check: ends_where_a_chunk_is_enough
status: failed
says: The last level is missing
tells: The last level is missing: the first that fits into one chunk belongs to the list, too.
"""


def level_shapes(shape, factors, chunks):
    shapes = [tuple(shape)]
    while any(n > c for n, c in zip(shapes[-1], chunks)):
        coarser = tuple(-(-n // f) for n, f in zip(shapes[-1], factors))
        if coarser == shapes[-1]:
            break
        shapes.append(coarser)
    return shapes[:-1] or shapes
