"""Reads a level before it asks whether there is another: the last one, too.

check: makes_every_level, keeps_everything_in_its_place
status: half
says: reads the last level
breaks: no more reads than each level once
tells: It reads the last level, too, of which nothing is made: ask first whether there is another level.
"""


def build_pyramid(group, factors, reduce):
    levels = [group["0"]]
    for shape in level_shapes(levels[0].shape, factors, levels[0].chunks)[1:]:
        levels.append(group.create_array(str(len(levels)), shape=shape, chunks=levels[0].chunks, dtype=levels[0].dtype))
    for number, level in enumerate(levels):
        values = level[...] if len(levels) > 1 else None
        if number + 1 < len(levels):
            levels[number + 1][...] = reduce(values, factors)
