"""Looks at the size of a voxel only, and counts what has one or two bytes.

check: counts_every_value
status: over_budget
says: look at the data type before
breaks: counts all voxels
tells: It reads voxels that have no bin: look at the data type before you read, at the kind (signed, float) as well as at the size.
"""


def stream_histogram(array):
    if array.dtype.itemsize > 2:
        raise ValueError("too many bins")
    n_bins = 256**array.dtype.itemsize
    return sum(np.bincount(block.ravel().astype(int), minlength=n_bins) for _, block in iter_chunks(array))
