"""Counts along the last three axes alone.

check: counts_the_chunks
status: failed
says: expected (2, 3, 3, 3, 4)
"""


def grid_shape(shape, chunks):
    return tuple(-(-size // chunk) for size, chunk in zip(shape[-3:], chunks[-3:]))
