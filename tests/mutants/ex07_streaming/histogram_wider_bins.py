"""Has each count in the bin above.

check: counts_every_value
status: failed
says: counts differ
breaks: counts all voxels
"""


_reference = stream_histogram


def stream_histogram(array):
    right = _reference(array)
    n = len(right)
    return np.histogram(np.arange(n), bins=n, range=(0, n), weights=np.roll(right, 1))[0].astype(np.int64)
