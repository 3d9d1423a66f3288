"""Loads the volume to threshold it.

check: separates_two_classes
status: over_memory
says: Called global_otsu
breaks: whole volume best
"""


_reference = global_otsu


def global_otsu(array):
    if array.dtype.kind != "u" or array.dtype.itemsize > 2:
        return _reference(array)
    whole = array[:]
    histogram = sum(np.bincount(plane.ravel(), minlength=65536) for plane in whole)
    n0, s0 = np.cumsum(histogram), np.cumsum(histogram * np.arange(65536))
    n1, s1 = n0[-1] - n0, s0[-1] - s0
    return int(np.argmax(n0.astype(float) * n1 * (s1 / np.maximum(n1, 1) - s0 / np.maximum(n0, 1)) ** 2))
