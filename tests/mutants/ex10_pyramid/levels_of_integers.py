"""Writes unsigned integers as large as the voxels of level 0.

check: makes_every_level
status: failed
says: expected float32
"""


def build_pyramid(group, factors, reduce):
    finest = group["0"]
    levels, dtype = [finest], f"u{finest.dtype.itemsize}"
    for number, shape in enumerate(level_shapes(finest.shape, factors, finest.chunks)[1:], 1):
        levels.append(group.create_array(str(number), shape=shape, chunks=finest.chunks, dtype=dtype))
    for finer, level in zip(levels, levels[1:]):
        for part in _cut([slice(0, n) for n in level.shape], finest.chunks):
            level[part] = reduce(finer[_below(part, factors, finer.shape)], factors)
