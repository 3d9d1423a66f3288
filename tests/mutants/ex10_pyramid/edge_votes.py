"""Lets repeated voxels beyond the edge vote.

check: takes_the_most_frequent_label
status: failed
says: The edge, repeated beyond it, has voted
tells: The edge, repeated beyond it, has voted: count only the voxels that a window really has.
"""


_downsample_mode = downsample_mode


def downsample_mode(block, factors):
    return _downsample_mode(np.pad(block, [(0, -n % f) for n, f in zip(block.shape, factors)], mode="edge"), factors)
