"""Takes the threshold of the first chunk.

check: separates_two_classes
status: failed
says: threshold of the first chunk
breaks: whole volume best
tells: That is the threshold of the first chunk: take that of the whole volume.
"""


_reference = global_otsu


def global_otsu(array):
    if array.dtype.kind != "u" or array.dtype.itemsize > 2:
        raise ValueError
    for slices, block in iter_chunks(array):
        if not any(part.start for part in slices):
            histogram = np.bincount(block.ravel(), minlength=65536)
    n0, s0 = np.cumsum(histogram), np.cumsum(histogram * np.arange(len(histogram)))
    n1, s1 = n0[-1] - n0, s0[-1] - s0
    return int(np.argmax(n0 * n1.astype(float) * (s1 / np.maximum(n1, 1) - s0 / np.maximum(n0, 1)) ** 2))
