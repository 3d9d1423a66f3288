"""Forgets that a bin of uint16 stands for 256 values.

check: separates_two_classes
status: failed
says: The variance between its two classes is
breaks: whole volume best
"""


_reference = global_otsu


def global_otsu(array):
    return _reference(array) // 256 if array.dtype.itemsize == 2 else _reference(array)
