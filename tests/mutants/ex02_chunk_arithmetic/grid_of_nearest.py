"""Counts a last chunk only where it is at least half full.

check: counts_the_chunks
status: failed
says: That is rounded to the nearest number
tells: That is rounded to the nearest number: round up.
"""


def grid_shape(shape, chunks):
    return tuple(max(1, int(size / chunk + 0.5)) for size, chunk in zip(shape, chunks))
