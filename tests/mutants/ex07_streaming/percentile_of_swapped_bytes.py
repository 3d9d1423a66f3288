"""Takes the bytes of big-endian voxels in the order of the file.

check: finds_percentiles
status: failed
says: in the wrong order
breaks: lower median
tells: It takes the two bytes of big-endian voxels in the wrong order.
"""


_reference = stream_percentile


def stream_percentile(array, q):
    value = _reference(array, q)
    return value if array.dtype.isnative else int(np.uint16(value).byteswap())
