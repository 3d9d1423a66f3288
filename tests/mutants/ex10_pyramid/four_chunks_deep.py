"""Reads boxes of 4 x 4 x 4 chunks: half of the points.

check: holds_a_few_chunks
status: half
says: Hold a few chunks of each level
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
        for part in _boxes(level.shape, [4 * c // f for c, f in zip(finest.chunks, factors)]):
            box = tuple(slice(p.start * f, min(p.stop * f, n)) for p, f, n in zip(part, factors, finer.shape))
            level[part] = reduce(finer[box], factors)
