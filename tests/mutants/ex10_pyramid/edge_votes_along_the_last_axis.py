"""Repeats the edge along the last axis, where it votes.

check: takes_the_most_frequent_label
status: failed
says: The edge, repeated beyond it, has voted
tells: The edge, repeated beyond it, has voted: count only the voxels that a window really has.
"""

_right_mode = downsample_mode


def downsample_mode(block, factors):
    beyond = [(0, 0)] * (block.ndim - 1) + [(0, -block.shape[-1] % factors[-1])]
    return _right_mode(np.pad(block, beyond, mode="edge"), factors)
