"""Takes the mean along one axis after the other, and rounds each.

check: averages_each_window
status: failed
says: rounded after each axis
tells: The means are rounded after each axis: sum whole windows first, and round once.
"""

_right_mean = downsample_mean


def downsample_mean(block, factors):
    if not block.dtype.isnative:  # whether the byte order is kept is another mistake
        return _right_mean(block, factors)
    for axis, f in enumerate(factors):
        first = np.arange(0, block.shape[axis], f)
        sums = np.add.reduceat(block, first, axis, dtype=np.float64)
        counts = np.diff(first, append=block.shape[axis]).reshape([-1 if a == axis else 1 for a in range(block.ndim)])
        means = sums / counts
        block = (np.rint(means) if block.dtype.kind in "iu" else means).astype(block.dtype.newbyteorder("="))
    return block
