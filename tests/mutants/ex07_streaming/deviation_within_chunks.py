"""Leaves out that the chunks' means differ.

check: takes_stock
status: failed
says: the chunks' means differ
breaks: minimum, maximum
tells: That leaves out that the chunks' means differ: distances count from the mean of the volume.
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    squares = sum(b.var(dtype=float) * b.size for _, b in iter_chunks(array))
    return Stats(right.min, right.max, right.mean, math.sqrt(squares / array.size))
