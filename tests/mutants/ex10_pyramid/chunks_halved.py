"""Halves the chunks with the levels.

check: makes_every_level, keeps_everything_in_its_place
status: failed
says: expected those of level 0
breaks: have the chunks of level 0
"""


def build_pyramid(group, factors, reduce):
    finest = group["0"]
    shapes = level_shapes(finest.shape, factors, finest.chunks)
    levels = [finest]
    for number, shape in enumerate(shapes[1:], 1):
        levels.append(group.create_array(str(number), shape=shape, chunks=tuple(max(1, c // 2) for c in finest.chunks), dtype=finest.dtype))
    for finer, level in zip(levels, levels[1:]):
        level[...] = reduce(finer[...], factors)
