"""Takes big-endian uint16 for another data type.

check: counts_every_value
status: error
says: refuses big-endian
breaks: counts all voxels
tells: It refuses big-endian uint16: its dtype is not equal to np.uint16, but may be counted as well.
"""


_reference = stream_histogram


def stream_histogram(array):
    if array.dtype not in (np.dtype("uint8"), np.dtype("uint16")):
        raise ValueError(f"uint8 or uint16, not {array.dtype}")
    return _reference(array)
