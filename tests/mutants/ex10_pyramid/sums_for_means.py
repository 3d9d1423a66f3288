"""Does not divide.

check: averages_each_window
status: failed
says: That is the sum of each window
tells: That is the sum of each window: divide by the number of its voxels.
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
    return sums.astype(block.dtype)
