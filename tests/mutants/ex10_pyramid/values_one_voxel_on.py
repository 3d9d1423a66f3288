"""Begins windows one voxel late, all along the image.

check: keeps_everything_in_its_place
status: failed
says: further on along axis
breaks: value in the middle
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
