"""Counts the bytes of big-endian voxels in the order of the file.

check: counts_every_value
status: failed
says: in the wrong order
breaks: counts all voxels
tells: It takes the two bytes of big-endian voxels in the wrong order.
"""


_reference = stream_histogram


def stream_histogram(array):
    histogram = _reference(array)
    if array.dtype.isnative:
        return histogram
    return histogram[np.arange(len(histogram), dtype=np.uint16).byteswap()]
