"""Sums in the type of the block.

check: averages_each_window
status: failed
says: The sums overflow
tells: The sums overflow: the type of the block does not hold them. Sum in a wider type.
"""

_right_mean = downsample_mean


def downsample_mean(block, factors):
    if not block.dtype.isnative:  # whether the byte order is kept is another mistake
        return _right_mean(block, factors)
    sums, counts = block, np.ones(block.shape, np.int64)
    for axis, f in enumerate(factors):
        first = np.arange(0, block.shape[axis], f)
        sums = np.add.reduceat(sums, first, axis, dtype=block.dtype)
        counts = np.add.reduceat(counts, first, axis)
    means = sums / counts
    return (np.rint(means) if block.dtype.kind in "iu" else means).astype(block.dtype)
