"""Divides the chunk by the size.

check: counts_the_chunks
status: failed
says: chunks are swapped
tells: shape and chunks are swapped: divide the size by the chunk.
"""


def grid_shape(shape, chunks):
    return tuple(-(-chunk // size) for size, chunk in zip(shape, chunks))
