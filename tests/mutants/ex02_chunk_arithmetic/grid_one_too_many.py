"""One chunk too many where the chunks fit exactly.

check: counts_the_chunks
status: failed
says: one too many where the size is a multiple
breaks: multiple of the chunk
tells: That is one too many where the size is a multiple of the chunk.
"""

def grid_shape(shape, chunks):
    return tuple(size // chunk + 1 for size, chunk in zip(shape, chunks))
