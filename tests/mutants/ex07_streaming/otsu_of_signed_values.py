"""Takes signed values too.

check: separates_two_classes
status: failed
says: expected ValueError
breaks: whole volume best
"""


_reference = global_otsu


def global_otsu(array):
    return 0 if array.dtype.kind == "i" else _reference(array)
