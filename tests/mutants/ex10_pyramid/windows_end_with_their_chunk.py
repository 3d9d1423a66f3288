"""Cuts windows off where chunks of the level below end.

check: makes_every_level
status: failed
says: border of two chunks
"""


def build_pyramid(group, factors, reduce):
    finest = group["0"]
    shapes = level_shapes(finest.shape, factors, finest.chunks)
    levels = [finest]
    for number, shape in enumerate(shapes[1:], 1):
        levels.append(group.create_array(str(number), shape=shape, chunks=finest.chunks, dtype=finest.dtype))
    for finer, level in zip(levels, levels[1:]):
        whole, out = finer[...], np.empty(level.shape, level.dtype)
        for index in np.ndindex(out.shape):
            axes = zip(index, factors, finest.chunks)
            box = tuple(slice(i * f, min((i + 1) * f, (i * f // c + 1) * c)) for i, f, c in axes)
            out[index] = reduce(whole[box], factors).item()
        level[...] = out
