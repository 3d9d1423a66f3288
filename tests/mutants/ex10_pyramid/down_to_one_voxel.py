"""Goes on until nothing changes any more.

check: ends_where_a_chunk_is_enough
status: failed
says: It ends with the first level that fits into one chunk
breaks: divided and rounded up
tells: It ends with the first level that fits into one chunk: smaller ones are not needed.
"""


def level_shapes(shape, factors, chunks):
    shapes = [tuple(shape)]
    while True:
        coarser = tuple(-(-n // f) for n, f in zip(shapes[-1], factors))
        if coarser == shapes[-1]:
            break
        shapes.append(coarser)
    return shapes
