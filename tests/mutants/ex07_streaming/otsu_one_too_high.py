"""Has the threshold belong to the foreground.

check: separates_two_classes
status: failed
says: Foreground is > t
breaks: itself is background
tells: Foreground is > t, not >= t: the threshold itself is background.
"""


_reference = global_otsu


def global_otsu(array):
    return _reference(array) + 1
