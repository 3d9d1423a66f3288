"""Never ends where nothing changes any more.

check: ends_where_a_chunk_is_enough
status: timeout
says: Does its loop end where nothing changes any more
breaks: would change any more
"""


def level_shapes(shape, factors, chunks):
    shapes = [tuple(shape)]
    while any(n > c for n, c in zip(shapes[-1], chunks)):
        coarser = tuple(-(-n // f) for n, f in zip(shapes[-1], factors))
        if coarser != shapes[-1]:
            shapes.append(coarser)
    return shapes
