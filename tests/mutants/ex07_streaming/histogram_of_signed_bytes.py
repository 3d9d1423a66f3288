"""Takes bytes for uint8, signed or not.

check: counts_every_value
status: failed
says: expected ValueError
breaks: counts all voxels
"""


_reference = stream_histogram


def stream_histogram(array):
    if array.dtype != np.int8:
        return _reference(array)
    return sum(np.bincount(block.view(np.uint8).ravel(), minlength=256) for _, block in iter_chunks(array))
