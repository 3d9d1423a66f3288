"""Takes the mean of the chunks' thresholds.

check: separates_two_classes
status: failed
says: a threshold of each chunk
breaks: whole volume best
tells: That comes from a threshold of each chunk: take one, of the histogram of the volume.
"""


_reference = global_otsu
_reference_chunks = iter_chunks
_reference_histogram = stream_histogram


def _otsu(histogram):
    n0, s0 = np.cumsum(histogram), np.cumsum(histogram * np.arange(len(histogram)))
    n1, s1 = n0[-1] - n0, s0[-1] - s0
    return int(np.argmax(n0 * n1.astype(float) * (s1 / np.maximum(n1, 1) - s0 / np.maximum(n0, 1)) ** 2))


def global_otsu(array):
    if array.dtype.kind != "u" or array.dtype.itemsize > 2:
        raise ValueError
    n_bins = 256**array.dtype.itemsize
    return int(np.mean([_otsu(np.bincount(block.ravel(), minlength=n_bins)) for _, block in iter_chunks(array)]))
