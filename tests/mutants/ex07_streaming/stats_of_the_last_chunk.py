"""Returns the mean of the last chunk.

check: takes_stock
status: failed
says: the last chunk's mean
breaks: minimum, maximum
tells: That is the last chunk's mean.
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    *_, (_, block) = iter_chunks(array)
    return Stats(right.min, right.max, float(block.mean(dtype=float)), right.std)
