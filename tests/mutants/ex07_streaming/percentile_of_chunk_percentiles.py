"""Takes the mean of the chunks' percentiles.

check: finds_percentiles
status: failed
says: a percentile of each chunk
breaks: lower median
tells: That comes from a percentile of each chunk: take one, of the histogram of the volume.
"""


_reference = stream_percentile


def stream_percentile(array, q):
    if not 0 <= q <= 100 or array.dtype.kind == "i" or array.size > 10**6:
        return _reference(array, q)
    ranked = (np.sort(block.ravel()) for _, block in iter_chunks(array))
    return int(np.mean([values[max(1, math.ceil(q * len(values) / 100)) - 1] for values in ranked]))
