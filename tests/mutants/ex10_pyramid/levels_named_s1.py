"""Names levels s1, s2, …

check: makes_every_level, keeps_everything_in_its_place
status: failed
says: expected ['1'
breaks: arrays 1, 2
"""


def build_pyramid(group, factors, reduce):
    finest = group["0"]
    shapes = level_shapes(finest.shape, factors, finest.chunks)
    levels = [finest]
    for number, shape in enumerate(shapes[1:], 1):
        levels.append(group.create_array(f"s{number}", shape=shape, chunks=finest.chunks, dtype=finest.dtype))
    for finer, level in zip(levels, levels[1:]):
        level[...] = reduce(finer[...], factors)
