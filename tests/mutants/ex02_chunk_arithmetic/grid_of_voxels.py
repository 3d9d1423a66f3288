"""Returns the shape of a chunk.

check: counts_the_chunks
status: failed
says: shape of one chunk
tells: That is the shape of one chunk, not how many there are.
"""


def grid_shape(shape, chunks):
    return tuple(chunks)
