"""Lists the last level twice where nothing changes any more.

check: ends_where_a_chunk_is_enough
status: failed
says: The last level is there twice
breaks: stands there once
tells: The last level is there twice: compare its shape with the one before, and only then add it.
"""


def level_shapes(shape, factors, chunks):
    shapes = [tuple(shape)]
    while any(n > c for n, c in zip(shapes[-1], chunks)):
        shapes.append(_ceil_divide(shapes[-1], factors))
        if shapes[-1] == shapes[-2]:
            break
    return shapes
