"""Takes the mean of the chunks' deviations.

check: takes_stock
status: failed
says: the mean of the chunks' deviations
breaks: minimum, maximum
tells: That is the mean of the chunks' deviations. Chunks differ in their means too.
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    return Stats(right.min, right.max, right.mean, float(np.mean([b.std(dtype=float) for _, b in iter_chunks(array)])))
