"""Makes a group for each level.

check: makes_every_level
status: failed
says: is no array
"""


def build_pyramid(group, factors, reduce):
    finest = group["0"]
    for number in range(1, len(level_shapes(finest.shape, factors, finest.chunks))):
        group.create_group(str(number))
