"""Makes a second level in any case, if level 0 does not fit into a chunk.

check: ends_where_a_chunk_is_enough
status: failed
says: The last level is there twice
tells: The last level is there twice: compare its shape with the one before, and only then add it.
"""


def level_shapes(shape, factors, chunks):
    shapes = [tuple(shape)]
    while any(n > c for n, c in zip(shapes[-1], chunks)):
        coarser = _ceil_divide(shapes[-1], factors)
        if len(shapes) > 1 and coarser == shapes[-1]:
            break
        shapes.append(coarser)
    return shapes
