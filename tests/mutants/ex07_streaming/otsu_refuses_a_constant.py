"""Finds no threshold where all voxels are alike.

check: separates_two_classes
status: error
says: one class only
breaks: whole volume best
"""


_reference = global_otsu


def global_otsu(array):
    if array.size == 1:
        raise RuntimeError("one class only")
    return _reference(array)
