"""Returns a float.

check: separates_two_classes
status: failed
says: expected a whole number
breaks: whole volume best
"""


_reference = global_otsu


def global_otsu(array):
    return float(_reference(array))
