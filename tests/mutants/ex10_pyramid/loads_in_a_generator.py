"""A generator that loads level 0 when the first block is asked for.

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
    def blocks():
        whole = finest[...]
        for level in levels[1:]:
            whole = reduce(whole, factors)
            yield level, whole

    for level, block in blocks():
        level[...] = block
