"""Loads level 0.

check: holds_a_few_chunks
status: over_memory
says: The whole of level 0 takes
breaks: as a whole
"""


def build_pyramid(group, factors, reduce):
    finest = group["0"]
    shapes = level_shapes(finest.shape, factors, finest.chunks)
    levels = [finest]
    for number, shape in enumerate(shapes[1:], 1):
        levels.append(group.create_array(str(number), shape=shape, chunks=finest.chunks, dtype=finest.dtype))
    block = finest[...]
    for level in levels[1:]:
        block = reduce(block, factors)
        level[...] = block
