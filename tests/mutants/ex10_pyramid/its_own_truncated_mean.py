"""Takes a mean of its own, rounded down.

check: makes_every_level
status: failed
says: That is rounded down
breaks: as it is rounded
"""


def _mean(block, factors):
    sums, counts = block, np.ones(block.shape, np.int64)
    for axis, f in enumerate(factors):
        first = np.arange(0, block.shape[axis], f)
        sums, counts = np.add.reduceat(sums, first, axis, dtype=float), np.add.reduceat(counts, first, axis)
    return sums / counts


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
            level[part] = _mean(finer[box], factors).astype(level.dtype)
