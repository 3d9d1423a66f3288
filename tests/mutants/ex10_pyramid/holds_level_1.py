"""Keeps the whole of each level above level 0.

check: holds_a_few_chunks
status: over_memory
says: The whole of level 1 takes
breaks: a few chunks are held
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
    block = None
    for finer, level in zip(levels, levels[1:]):
        made = np.empty(level.shape, level.dtype)
        for part in _boxes(level.shape, finest.chunks):
            box = tuple(slice(p.start * f, min(p.stop * f, n)) for p, f, n in zip(part, factors, finer.shape))
            made[part] = reduce(finer[box] if block is None else block[box], factors)
            level[part] = made[part]
        block = made
