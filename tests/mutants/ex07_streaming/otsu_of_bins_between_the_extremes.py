"""Sorts 16-bit values into 256 bins between the smallest and the largest.

check: separates_two_classes
status: failed
says: to one bin only
breaks: whole volume best
tells: It sorts 16-bit values into 256 bins, and knows the threshold to one bin only: take a bin for each value.
"""


_reference = global_otsu


def global_otsu(array):
    if array.dtype.kind != "u" or array.dtype.itemsize != 2:
        return _reference(array)
    histogram = stream_histogram(array)
    values = np.flatnonzero(histogram)
    counts, edges = np.histogram(values, bins=256, weights=histogram[values])
    centers = (edges[:-1] + edges[1:]) / 2
    n0, s0 = np.cumsum(counts)[:-1], np.cumsum(counts * centers)
    n1 = counts.sum() - n0
    gap = (s0[-1] - s0[:-1]) / np.maximum(n1, 1) - s0[:-1] / np.maximum(n0, 1)
    return int(edges[1 + np.argmax(n0 * n1 * gap**2)])
