"""Says that an array that is smaller than a chunk has none.

check: counts_the_chunks
status: failed
says: An array that is smaller than a chunk has one chunk
tells: An array that is smaller than a chunk has one chunk, not none.
"""


def grid_shape(shape, chunks):
    return tuple(-(-size // chunk) if size >= chunk else 0 for size, chunk in zip(shape, chunks))
