"""Incomplete chunks at the far edges are not counted.

check: counts_the_chunks
status: failed
says: That is rounded down
breaks: incomplete
tells: That is rounded down: the incomplete chunks at the far edges count, too.
"""

def grid_shape(shape, chunks):
    return tuple(size // chunk for size, chunk in zip(shape, chunks))
