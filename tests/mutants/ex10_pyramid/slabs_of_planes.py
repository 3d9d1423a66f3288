"""Reads slabs of whole planes.

check: holds_a_few_chunks
status: over_memory
says: at its peak
breaks: a few chunks are held
"""


def build_pyramid(group, factors, reduce):
    finest = group["0"]
    shapes = level_shapes(finest.shape, factors, finest.chunks)
    levels = [finest]
    for number, shape in enumerate(shapes[1:], 1):
        levels.append(group.create_array(str(number), shape=shape, chunks=finest.chunks, dtype=finest.dtype))
    for finer, level in zip(levels, levels[1:]):
        for z in range(0, level.shape[0], finest.chunks[0]):
            slab = finer[z * factors[0] : (z + finest.chunks[0]) * factors[0]]
            level[z : z + finest.chunks[0]] = reduce(slab, factors)
