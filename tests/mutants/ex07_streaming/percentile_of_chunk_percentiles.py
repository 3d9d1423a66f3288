"""Takes the mean of the chunks' percentiles.

check: finds_percentiles
status: failed
says: No voxel has that value
breaks: lower median
tells: No voxel has that value: by this rule a percentile is always one that occurs.
"""


_reference = stream_percentile


def stream_percentile(array, q):
    right = _reference(array, q)
    if array.size > 10**6:
        return right
    ranked = (np.sort(block.ravel()) for _, block in iter_chunks(array))
    return int(np.mean([values[max(1, math.ceil(q * len(values) / 100)) - 1] for values in ranked]))
