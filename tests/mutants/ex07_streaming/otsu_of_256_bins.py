"""Forgets that a bin of uint16 stands for 256 values.

check: separates_two_classes
status: failed
says: one of 256 bins
breaks: whole volume best
tells: That is the number of one of 256 bins: 16-bit values have a bin each.
"""


_reference = global_otsu


def global_otsu(array):
    return _reference(array) // 256 if array.dtype.itemsize == 2 else _reference(array)
