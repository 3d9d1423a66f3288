"""Makes a level too many.

check: makes_every_level
status: failed
says: is the last
"""


def build_pyramid(group, factors, reduce):
    finest = group["0"]
    shapes = level_shapes(finest.shape, factors, finest.chunks)
    levels = [finest]
    for number, shape in enumerate(shapes[1:], 1):
        levels.append(group.create_array(str(number), shape=shape, chunks=finest.chunks, dtype=finest.dtype))
    levels.append(group.create_array(str(len(levels)), shape=(1,) * finest.ndim, chunks=finest.chunks, dtype=finest.dtype))
    for finer, level in zip(levels, levels[1:-1]):
        level[...] = reduce(finer[...], factors)
