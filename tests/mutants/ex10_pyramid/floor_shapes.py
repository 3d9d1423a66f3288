"""Leaves out windows that the edge cuts off.

check: averages_each_window
status: failed
says: Windows that the edge cuts off are left out
"""


_downsample_mean = downsample_mean


def downsample_mean(block, factors):
    whole = tuple(slice(0, n // f * f) for n, f in zip(block.shape, factors))
    return _downsample_mean(block[whole], factors)
