"""Rounds floats as well.

check: averages_each_window
status: failed
says: means of floats are rounded
tells: The means of floats are rounded, too: round those of integers alone.
"""

_right_mean = downsample_mean


def downsample_mean(block, factors):
    if not block.dtype.isnative:  # whether the byte order is kept is another mistake
        return _right_mean(block, factors)
    sums, counts = block, np.ones(block.shape, np.int64)
    for axis, f in enumerate(factors):
        first = np.arange(0, block.shape[axis], f)
        sums = np.add.reduceat(sums, first, axis, dtype=np.float64)
        counts = np.add.reduceat(counts, first, axis)
    means = sums / counts
    return np.rint(means).astype(block.dtype)
