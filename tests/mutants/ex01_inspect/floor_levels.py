"""Rounds the number of chunks of a level down.

check: lists_the_levels
status: failed
says: rounded down
breaks: incomplete
"""


def _grid_shape(shape, chunks):
    return tuple(size // chunk for size, chunk in zip(shape, chunks))
