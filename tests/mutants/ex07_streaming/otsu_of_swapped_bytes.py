"""Takes the bytes of big-endian voxels in the order of the file.

check: separates_two_classes
status: failed
says: It returned
breaks: whole volume best
"""


_reference = global_otsu


def global_otsu(array):
    value = _reference(array)
    return value if array.dtype.isnative else int(np.uint16(value).byteswap())
