"""Returns a float.

check: separates_two_classes
status: failed
says: expected a whole number
"""


_reference = global_otsu


def global_otsu(array):
    return float(_reference(array))
