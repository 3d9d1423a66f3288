"""Has the threshold belong to the foreground.

check: counts_the_values
status: failed
says: Foreground is > t
"""


_reference = global_otsu


def global_otsu(array):
    t = _reference(array)
    histogram = stream_histogram(array)
    above = np.flatnonzero(histogram[t + 1 :])
    return t + 1 + int(above[0]) if len(above) else t
