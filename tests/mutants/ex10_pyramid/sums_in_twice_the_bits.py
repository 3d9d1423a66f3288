"""Sums in a type of twice as many bits, which is too narrow for windows of 512 voxels.

check: averages_each_window
status: failed
says: twice as many bits are too few
tells: For the sums of large windows twice as many bits are too few: sum in a wider type.
"""


def downsample_mean(block, factors):
    kind, size = block.dtype.kind, block.dtype.itemsize
    wide = np.float64 if kind == "f" else np.dtype(f"{kind}{min(8, 2 * size)}")
    sums, counts = block, np.ones(block.shape, np.int64)
    for axis, f in enumerate(factors):
        first = np.arange(0, block.shape[axis], f)
        sums = np.add.reduceat(sums, first, axis, dtype=wide)
        counts = np.add.reduceat(counts, first, axis)
    means = sums / counts
    return (means if kind == "f" else np.rint(means)).astype(block.dtype.newbyteorder("="))
