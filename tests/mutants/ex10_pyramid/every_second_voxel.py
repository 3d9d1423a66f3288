"""Takes one voxel of each window.

check: averages_each_window
status: failed
says: That is one voxel of each window
tells: That is one voxel of each window, not the mean of all.
"""

_right_mean = downsample_mean


def downsample_mean(block, factors):
    if not block.dtype.isnative:  # whether the byte order is kept is another mistake
        return _right_mean(block, factors)
    return block[tuple(slice(None, None, f) for f in factors)].copy()
