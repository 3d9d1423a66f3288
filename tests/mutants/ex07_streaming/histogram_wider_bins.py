"""Has each count in the bin above.

check: counts_every_value
status: failed
says: the bin above
breaks: counts all voxels
tells: Each count is in the bin above its own: the first bin is that of value 0.
"""


_reference = stream_histogram


def stream_histogram(array):
    right = _reference(array)
    n = len(right)
    return np.histogram(np.arange(n), bins=n, range=(0, n), weights=np.roll(right, 1))[0].astype(np.int64)
