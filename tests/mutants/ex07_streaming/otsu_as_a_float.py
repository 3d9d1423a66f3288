"""Returns a float.

check: counts_the_values
status: failed
says: expected a whole number
"""


_reference = global_otsu


def global_otsu(array):
    return float(_reference(array))
