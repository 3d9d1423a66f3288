"""Makes each level step by step, but from level 0 again.

check: makes_every_level, keeps_everything_in_its_place
status: over_budget
says: Every level is made from level 0
breaks: no more reads than each level once
tells: Every level is made from level 0, which is read again for each: make a level from the one below.
"""


def build_pyramid(group, factors, reduce):
    levels = [group["0"]]
    for shape in level_shapes(levels[0].shape, factors, levels[0].chunks)[1:]:
        levels.append(group.create_array(str(len(levels)), shape=shape, chunks=levels[0].chunks, dtype=levels[0].dtype))
    for number, level in enumerate(levels[1:], 1):
        for part in _cut([slice(0, n) for n in level.shape], level.chunks):
            box = part
            for finer in levels[number - 1 :: -1]:
                box = _below(box, factors, finer.shape)
            values = levels[0][box]
            for _ in range(number):
                values = reduce(values, factors)
            level[part] = values
