"""Takes three axes for granted.

check: averages_each_window
status: error
says: It raised ValueError
"""


_downsample_mean = downsample_mean


def downsample_mean(block, factors):
    z, y, x = factors
    return _downsample_mean(block, (z, y, x))
