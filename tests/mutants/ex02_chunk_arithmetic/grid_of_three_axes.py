"""Counts along the last three axes alone.

check: counts_the_chunks
status: failed
says: Only the last three axes are counted
tells: Only the last three axes are counted: there may be more.
"""


def grid_shape(shape, chunks):
    return tuple(-(-size // chunk) for size, chunk in zip(shape[-3:], chunks[-3:]))
