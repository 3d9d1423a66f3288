"""Lets zeros beyond the edge vote.

check: takes_the_most_frequent_label
status: failed
says: Zeros beyond the edge have voted
tells: Zeros beyond the edge have voted: count only the voxels that a window really has.
"""


_downsample_mode = downsample_mode


def downsample_mode(block, factors):
    return _downsample_mode(np.pad(block, [(0, -n % f) for n, f in zip(block.shape, factors)], mode="constant"), factors)
