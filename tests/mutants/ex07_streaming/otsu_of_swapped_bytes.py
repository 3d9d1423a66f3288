"""Takes the bytes of big-endian voxels in the order of the file.

check: separates_two_classes
status: failed
says: in the wrong order
breaks: whole volume best
tells: It takes the two bytes of big-endian voxels in the wrong order.
"""


_reference = global_otsu


def global_otsu(array):
    value = _reference(array)
    return value if array.dtype.isnative else int(np.uint16(value).byteswap())
