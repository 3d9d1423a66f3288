"""Stops when one axis fits into a chunk.

check: ends_where_a_chunk_is_enough
status: failed
says: ends where one axis fits
tells: It ends where one axis fits into a chunk: go on until every axis does.
"""


def level_shapes(shape, factors, chunks):
    shapes = [tuple(shape)]
    while all(n > c for n, c in zip(shapes[-1], chunks)):
        coarser = tuple(-(-n // f) for n, f in zip(shapes[-1], factors))
        if coarser == shapes[-1]:
            break
        shapes.append(coarser)
    return shapes
