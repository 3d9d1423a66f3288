"""Takes the mean of the chunks' means.

check: takes_stock
status: failed
says: the mean of the chunks' means
breaks: minimum, maximum
tells: That is the mean of the chunks' means. Chunks at the edge hold fewer voxels: add up sums and counts.
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    return Stats(right.min, right.max, float(np.mean([b.mean(dtype=float) for _, b in iter_chunks(array)])), right.std)
