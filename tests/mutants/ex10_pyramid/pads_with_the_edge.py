"""Fills up the last windows with the voxels at the edge.

check: makes_every_level
status: failed
says: with the edge repeated beyond it
breaks: edge cuts off
tells: That is the mean with the edge repeated beyond it: take only the voxels that a window really has.
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
            level[part] = reduce(np.pad(finer[box], [(0, (p.start - p.stop) % f) for p, f in zip(box, factors)], mode="edge"), factors)
