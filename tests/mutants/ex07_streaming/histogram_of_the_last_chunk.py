"""Does not add up.

check: counts_every_value
status: failed
says: the counts of the last chunk
breaks: counts all voxels
tells: Those are the counts of the last chunk: add up those of all.
"""


def stream_histogram(array):
    if array.dtype.kind != "u" or array.dtype.itemsize > 2:
        raise ValueError
    for _, block in iter_chunks(array):
        histogram = np.bincount(block.ravel(), minlength=256**array.dtype.itemsize)
    return histogram
