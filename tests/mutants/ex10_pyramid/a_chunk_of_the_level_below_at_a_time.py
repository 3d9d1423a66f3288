"""Writes what each chunk of the level below gives, a part of a chunk.

check: makes_every_level, keeps_everything_in_its_place, holds_a_few_chunks
status: over_budget
says: that is a part of a chunk
breaks: Each chunk is written once
tells: It writes what one chunk of the level below gives: that is a part of a chunk.
"""


def build_pyramid(group, factors, reduce):
    levels = [group["0"]]
    for shape in level_shapes(levels[0].shape, factors, levels[0].chunks)[1:]:
        levels.append(group.create_array(str(len(levels)), shape=shape, chunks=levels[0].chunks, dtype=levels[0].dtype))
    for finer, level in zip(levels, levels[1:]):
        sizes = [c // math.gcd(c, f) for c, f in zip(level.chunks, factors)]
        for part in _cut([slice(0, n) for n in level.shape], sizes):
            level[part] = reduce(finer[_below(part, factors, finer.shape)], factors)
