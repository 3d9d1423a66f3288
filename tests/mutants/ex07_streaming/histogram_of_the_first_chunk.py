"""Returns inside of the loop.

check: counts_every_value
status: failed
says: the counts of the first chunk
breaks: counts all voxels
tells: Those are the counts of the first chunk: add up those of all.
"""


_reference = stream_histogram


def stream_histogram(array):
    if array.dtype.kind != "u" or array.dtype.itemsize > 2:
        return _reference(array)
    _, block = next(iter_chunks(array))
    return np.bincount(block.ravel(), minlength=256**array.dtype.itemsize)
