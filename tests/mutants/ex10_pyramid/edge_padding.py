"""Fills up the last windows with the voxels at the edge.

check: averages_each_window
status: failed
says: with the edge repeated beyond it
tells: That is the mean with the edge repeated beyond it: take only the voxels that a window really has.
"""


_downsample_mean = downsample_mean


def downsample_mean(block, factors):
    beyond = [(0, -n % f) for n, f in zip(block.shape, factors)]
    return _downsample_mean(np.pad(block, beyond, mode="edge"), factors)
