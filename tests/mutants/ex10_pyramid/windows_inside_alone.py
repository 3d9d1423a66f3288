"""Has no voxel for a window that is larger than the block.

check: averages_each_window, takes_the_most_frequent_label
status: failed
says: expected an array of shape
"""

_right_mean, _right_mode = downsample_mean, downsample_mode


def _clip(block, factors):
    return tuple(slice(0, n if f <= n else 0) for n, f in zip(block.shape, factors))


def downsample_mean(block, factors):
    return _right_mean(block[_clip(block, factors)], factors)


def downsample_mode(block, factors):
    return _right_mode(block[_clip(block, factors)], factors)
