"""Adds up values in 32 bits.

check: separates_two_classes
status: failed
says: overflow in 32 bits
breaks: whole volume best
tells: Sums overflow in 32 bits: add up in int64 or float64.
"""


def global_otsu(array):
    histogram = stream_histogram(array).astype(np.int32)
    values = np.arange(len(histogram), dtype=np.int32)
    n0 = np.cumsum(histogram, dtype=np.int32)
    s0 = np.cumsum(histogram * values, dtype=np.int32)
    n1, s1 = n0[-1] - n0, s0[-1] - s0
    return int(np.argmax(n0 * n1.astype(float) * (s1 / np.maximum(n1, 1) - s0 / np.maximum(n0, 1)) ** 2))
