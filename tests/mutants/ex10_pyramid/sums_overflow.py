"""Sums in the type of the block.

check: averages_each_window
status: failed
says: The sums have overflowed
"""


def downsample_mean(block, factors):
    sums, counts = block, np.ones(block.shape, np.int64)
    for axis, f in enumerate(factors):
        first = np.arange(0, block.shape[axis], f)
        sums = np.add.reduceat(sums, first, axis, dtype=block.dtype)
        counts = np.add.reduceat(counts, first, axis)
    means = sums / counts
    return (np.rint(means) if block.dtype.kind in "iu" else means).astype(block.dtype)
