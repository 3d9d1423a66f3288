"""Makes a level plane by plane.

check: makes_every_level, keeps_everything_in_its_place, holds_a_few_chunks
status: over_budget
says: makes a level plane by plane
breaks: Each chunk is written once
tells: It makes a level plane by plane, but a chunk has several planes: make whole chunks, so that each is read and written once.
"""


def build_pyramid(group, factors, reduce):
    levels = [group["0"]]
    for shape in level_shapes(levels[0].shape, factors, levels[0].chunks)[1:]:
        levels.append(group.create_array(str(len(levels)), shape=shape, chunks=levels[0].chunks, dtype=levels[0].dtype))
    for finer, level in zip(levels, levels[1:]):
        for z in range(level.shape[0]):
            level[z : z + 1] = reduce(finer[z * factors[0] : (z + 1) * factors[0]], factors)
