"""Takes uint32 for uint16.

check: counts_every_value
status: failed
says: expected ValueError
breaks: counts all voxels
"""


_reference = stream_histogram


def stream_histogram(array):
    if array.dtype.kind != "u" or array.dtype.itemsize <= 2:
        return _reference(array)
    return sum(np.bincount(block.ravel() & 65535, minlength=65536) for _, block in iter_chunks(array))
