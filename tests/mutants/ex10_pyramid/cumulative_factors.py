"""Takes cumulative factors from level to level.

check: makes_every_level, keeps_everything_in_its_place
status: failed
says: From level to level the factors grow
tells: From level to level the factors grow: they are those of one step, the same at each.
"""


def build_pyramid(group, factors, reduce):
    finest = group["0"]
    shapes = level_shapes(finest.shape, factors, finest.chunks)
    levels = [finest]
    for number, shape in enumerate(shapes[1:], 1):
        levels.append(group.create_array(str(number), shape=shape, chunks=finest.chunks, dtype=finest.dtype))
    for number, (finer, level) in enumerate(zip(levels, levels[1:]), 1):
        cumulative = tuple(f**number for f in factors)
        made = reduce(finer[...], cumulative)
        level[tuple(map(slice, made.shape))] = made
