"""Makes a level 1 of any image that does not fit into a chunk.

check: writes_an_image_that_readers_know
status: failed
says: It makes a level 1 where level 0 is to be the last
tells: It makes a level 1 where level 0 is to be the last.
"""

_shapes = level_shapes


def level_shapes(shape, factors, chunks):
    shapes = _shapes(shape, factors, chunks)
    return shapes * 2 if len(shapes) == 1 and any(n > c for n, c in zip(shape, chunks)) else shapes
