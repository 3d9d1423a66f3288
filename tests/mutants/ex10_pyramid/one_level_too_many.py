"""Goes on where a level just fills a chunk.

check: ends_where_a_chunk_is_enough
status: failed
says: the next one is too many
tells: A level that just fills a chunk fits into it: the next one is too many.
"""


def level_shapes(shape, factors, chunks):
    shapes = [tuple(shape)]
    while any(n >= c for n, c in zip(shapes[-1], chunks)):
        coarser = tuple(-(-n // f) for n, f in zip(shapes[-1], factors))
        if coarser == shapes[-1]:
            break
        shapes.append(coarser)
    return shapes
