"""Rounds the number of chunks of a level down.

check: lists_the_levels
status: failed
says: That is rounded down
breaks: incomplete
tells: That is rounded down: the incomplete chunks at the far edges are chunks too.
"""


def _grid_shape(shape, chunks):
    return tuple(size // chunk for size, chunk in zip(shape, chunks))
