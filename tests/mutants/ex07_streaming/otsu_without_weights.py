"""Leaves the weights out: the largest distance of the means.

check: separates_two_classes
status: failed
says: distance of the two means
breaks: whole volume best
tells: It takes the largest distance of the two means: multiply by the weights of the classes, w0 * w1.
"""


def global_otsu(array):
    histogram = stream_histogram(array)
    n0, s0 = np.cumsum(histogram), np.cumsum(histogram * np.arange(len(histogram)))
    n1, s1 = n0[-1] - n0, s0[-1] - s0
    gap = np.where((n0 > 0) & (n1 > 0), s1 / np.maximum(n1, 1) - s0 / np.maximum(n0, 1), 0)
    return int(np.argmax(gap))
