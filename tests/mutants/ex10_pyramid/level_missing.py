"""Leaves the last level out.

check: makes_every_level
status: failed
says: Go on until a level fits into one chunk
"""


def build_pyramid(group, factors, reduce):
    finest = group["0"]
    shapes = level_shapes(finest.shape, factors, finest.chunks)
    levels = [finest]
    for number, shape in enumerate(shapes[1:-1], 1):
        levels.append(group.create_array(str(number), shape=shape, chunks=finest.chunks, dtype=finest.dtype))
    for finer, level in zip(levels, levels[1:]):
        level[...] = reduce(finer[...], factors)
