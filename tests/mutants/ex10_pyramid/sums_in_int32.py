"""Sums in int32, which is enough for 16 bits alone.

check: averages_each_window
status: failed
says: takes more than 32 bits
tells: A sum of 32-bit integers takes more than 32 bits: sum them in a wider type.
"""


def downsample_mean(block, factors):
    sums, counts = block, np.ones(block.shape, np.int64)
    for axis, f in enumerate(factors):
        first = np.arange(0, block.shape[axis], f)
        sums = np.add.reduceat(sums, first, axis, dtype=np.float64 if block.dtype.kind == 'f' else np.int32)
        counts = np.add.reduceat(counts, first, axis)
    means = sums / counts
    return (np.rint(means) if block.dtype.kind in "iu" else means).astype(block.dtype)
