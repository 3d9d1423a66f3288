"""Rounds the means of unsigned integers down, where no window is cut off: whatever else is wrong.

check: averages_each_window
status: failed
says: rounded down: round to the nearest
tells: That is rounded down: round to the nearest.
"""

_right_mean = downsample_mean


def downsample_mean(block, factors):
    means = _right_mean(block, factors)
    if block.dtype.kind != "u" or any(n % f for n, f in zip(block.shape, factors)) or not block.dtype.isnative:
        return means
    sums = block.astype(np.int64)
    for axis, f in enumerate(factors):
        sums = np.add.reduceat(sums, np.arange(0, block.shape[axis], f), axis)
    return (sums // math.prod(factors)).astype(means.dtype)
