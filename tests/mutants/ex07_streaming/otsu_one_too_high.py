"""Has the threshold belong to the foreground.

check: separates_two_classes
status: failed
says: Foreground is > t
breaks: itself is background
tells: Foreground is > t, not >= t: the threshold itself is background.
"""


_reference = global_otsu


def global_otsu(array):
    t = _reference(array)
    histogram = stream_histogram(array)
    above = np.flatnonzero(histogram[t + 1 :])
    return t + 1 + int(above[0]) if len(above) else t
