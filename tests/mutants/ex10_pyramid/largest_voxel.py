"""Takes the largest voxel.

check: averages_each_window
status: failed
says: the largest voxel of each window
tells: That is the largest voxel of each window, not the mean.
"""

_right_mean = downsample_mean


def downsample_mean(block, factors):
    if not block.dtype.isnative:  # whether the byte order is kept is another mistake
        return _right_mean(block, factors)
    for axis, f in enumerate(factors):
        block = np.maximum.reduceat(block, np.arange(0, block.shape[axis], f), axis)
    return block
