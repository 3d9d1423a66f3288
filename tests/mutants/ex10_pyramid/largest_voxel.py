"""Takes the largest voxel.

check: averages_each_window
status: failed
says: the largest voxel of each window
"""


def downsample_mean(block, factors):
    for axis, f in enumerate(factors):
        block = np.maximum.reduceat(block, np.arange(0, block.shape[axis], f), axis)
    return block
