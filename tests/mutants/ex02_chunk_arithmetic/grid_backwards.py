"""Counts the axes from the last to the first.

check: counts_the_chunks
status: failed
says: reverse order
tells: The axes are in reverse order.
"""


_reference = grid_shape


def grid_shape(shape, chunks):
    return _reference(shape, chunks)[::-1]
