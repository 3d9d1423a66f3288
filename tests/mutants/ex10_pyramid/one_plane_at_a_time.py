"""Writes a chunk plane by plane.

check: makes_every_level, keeps_everything_in_its_place
status: over_budget
says: plane by plane
breaks: Each chunk is written once
tells: It writes each chunk plane by plane.
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
            values = reduce(finer[box], factors)
            for z in range(part[0].start, part[0].stop):
                level[(z, *part[1:])] = values[z - part[0].start]
