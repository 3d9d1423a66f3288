"""Rounds the number of chunks to the nearest, halves to the even one.

check: counts_the_chunks
status: failed
says: rounded to the nearest
tells: That is rounded to the nearest number: round up.
"""


def grid_shape(shape, chunks):
    return tuple(round(size / chunk) for size, chunk in zip(shape, chunks))
