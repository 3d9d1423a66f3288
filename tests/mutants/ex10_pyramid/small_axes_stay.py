"""Leaves an axis as it is once it fits into a chunk.

check: ends_where_a_chunk_is_enough
status: failed
says: is no longer divided
breaks: as long as another does not fit
tells: An axis that fits into a chunk is no longer divided: divide every axis until all of them fit.
"""


def level_shapes(shape, factors, chunks):
    shapes = [tuple(shape)]
    while any(n > c for n, c in zip(shapes[-1], chunks)):
        coarser = tuple(n if n <= c else -(-n // f) for n, f, c in zip(shapes[-1], factors, chunks))
        if coarser == shapes[-1]:
            break
        shapes.append(coarser)
    return shapes
