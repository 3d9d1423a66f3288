"""Rounds up.

check: averages_each_window
status: failed
says: That is rounded up
tells: That is rounded up: round to the nearest.
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
    return (np.ceil(means) if block.dtype.kind in "iu" else means).astype(block.dtype)
