"""Reduces each chunk of the level below alone.

check: makes_every_level, keeps_everything_in_its_place
status: failed
says: Each chunk of the level below is reduced alone
tells: Each chunk of the level below is reduced alone: windows begin at multiples of the factor, also inside of a chunk.
"""

def _make(levels, box, factors, reduce):
    *finer, level = levels
    if not finer:
        return level[box].astype(level.dtype.newbyteorder("="))
    made = np.zeros([side.stop - side.start for side in box], level.dtype.newbyteorder("="))
    for part in _cut(_below(box, factors, finer[-1].shape), finer[-1].chunks):
        values = reduce(_make(finer, part, factors, reduce), factors)
        first = [p.start // f - b.start for p, f, b in zip(part, factors, box)]
        where = tuple(slice(a, min(a + m, n)) for a, m, n in zip(first, values.shape, made.shape))
        made[where] = values[tuple(slice(w.stop - w.start) for w in where)]
    for chunk in _cut(box, level.chunks):
        level[chunk] = made[_within(box, chunk)]
    return made
