"""Begins windows of three voxels one voxel late.

check: keeps_everything_in_its_place
status: failed
says: further on along axis 2
"""


def build_pyramid(group, factors, reduce):
    finest = group["0"]
    levels = [finest]
    for number, shape in enumerate(level_shapes(finest.shape, factors, finest.chunks)[1:], 1):
        levels.append(group.create_array(str(number), shape=shape, chunks=finest.chunks, dtype=finest.dtype))
    for finer, level in zip(levels, levels[1:]):
        whole = finer[...]
        level[...] = reduce(np.roll(whole, -1, -1) if factors[-1] == 3 else whole, factors)
