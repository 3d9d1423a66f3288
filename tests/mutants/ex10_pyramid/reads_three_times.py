"""Reads each box three times.

check: makes_every_level, keeps_everything_in_its_place, holds_a_few_chunks
status: over_budget
says: reads the same voxels of a level again
breaks: no more reads than each level once
tells: It reads the same voxels of a level again: read each box once, and keep it in a variable.
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
    for finer, level in zip(levels, levels[1:]):
        for part in _boxes(level.shape, finest.chunks):
            box = tuple(slice(p.start * f, min(p.stop * f, n)) for p, f, n in zip(part, factors, finer.shape))
            finer[box]
            finer[box]
            level[part] = reduce(finer[box], factors)
