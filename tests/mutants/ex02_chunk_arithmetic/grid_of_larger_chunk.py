"""Says that an array that is smaller than a chunk has none.

check: counts_the_chunks
status: failed
says: expected (1, 3)
"""


def grid_shape(shape, chunks):
    return tuple(-(-size // chunk) if size >= chunk else 0 for size, chunk in zip(shape, chunks))
