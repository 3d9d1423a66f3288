"""Gives coarse levels chunks that are no larger than the level.

check: makes_every_level
status: failed
says: expected those of level 0
breaks: larger than a level
"""


def build_pyramid(group, factors, reduce):
    finest = group["0"]
    levels = [finest]
    for number, shape in enumerate(level_shapes(finest.shape, factors, finest.chunks)[1:], 1):
        chunks = tuple(min(c, n) for c, n in zip(finest.chunks, shape))
        levels.append(group.create_array(str(number), shape=shape, chunks=chunks, dtype=finest.dtype))
    for finer, level in zip(levels, levels[1:]):
        for part in _cut([slice(0, n) for n in level.shape], finest.chunks):
            level[part] = reduce(finer[_below(part, factors, finer.shape)], factors)
