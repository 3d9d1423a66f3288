"""Begins windows one voxel late.

check: makes_every_level
status: failed
says: windows begin one voxel too late
"""


def build_pyramid(group, factors, reduce):
    finest = group["0"]
    shapes = level_shapes(finest.shape, factors, finest.chunks)
    levels = [finest]
    for number, shape in enumerate(shapes[1:], 1):
        levels.append(group.create_array(str(number), shape=shape, chunks=finest.chunks, dtype=finest.dtype))
    for finer, level in zip(levels, levels[1:]):
        whole = finer[...]
        level[...] = reduce(np.roll(whole, -1, -1) if factors[-1] > 1 else whole, factors)
