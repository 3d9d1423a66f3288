"""Sums in float32.

check: averages_each_window
status: failed
says: digits are lost
"""


def downsample_mean(block, factors):
    sums, counts = block, np.ones(block.shape, np.int64)
    for axis, f in enumerate(factors):
        first = np.arange(0, block.shape[axis], f)
        sums = np.add.reduceat(sums, first, axis, dtype=np.float32)
        counts = np.add.reduceat(counts, first, axis)
    means = sums / counts.astype(np.float32)
    return (np.rint(means) if block.dtype.kind in "iu" else means).astype(block.dtype)
