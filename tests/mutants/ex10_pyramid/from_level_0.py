"""Makes each level from level 0.

check: makes_every_level, keeps_everything_in_its_place
status: over_budget
says: Every level is made from level 0
breaks: no more reads than each level once
tells: Every level is made from level 0, which is read again for each: make a level from the one below.
"""


from itertools import product


def _boxes(shape, chunks):
    sides = ([slice(a, min(a + c, n)) for a in range(0, n, c)] for n, c in zip(shape, chunks))
    return product(*sides)


def build_pyramid(group, factors, reduce):
    finest = group["0"]
    shapes = level_shapes(finest.shape, factors, finest.chunks)
    levels = [finest]
    for number, shape in enumerate(shapes[1:], 1):
        levels.append(group.create_array(str(number), shape=shape, chunks=finest.chunks, dtype=finest.dtype))
    for number, level in enumerate(levels[1:], 1):
        cumulative = tuple(f**number for f in factors)
        for part in _boxes(level.shape, finest.chunks):
            box = tuple(slice(p.start * f, min(p.stop * f, n)) for p, f, n in zip(part, cumulative, finest.shape))
            level[part] = reduce(finest[box], cumulative)
