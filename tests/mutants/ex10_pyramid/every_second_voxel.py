"""Takes one voxel of each window.

check: averages_each_window
status: failed
says: That is one voxel of each window
"""


def downsample_mean(block, factors):
    return block[tuple(slice(None, None, f) for f in factors)].copy()
