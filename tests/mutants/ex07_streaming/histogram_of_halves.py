"""Looks at the size of a voxel and at its sign, not at floats.

check: counts_every_value
status: error
says: Expected ValueError
breaks: counts all voxels
"""


def stream_histogram(array):
    if array.dtype.kind == "i" or array.dtype.itemsize > 2:
        raise ValueError(f"uint8 or uint16, not {array.dtype}")
    histogram = np.zeros(256**array.dtype.itemsize, np.int64)
    for _, block in iter_chunks(array):
        histogram += np.bincount(block.ravel(), minlength=len(histogram))
    return histogram
