"""Takes the factors in reverse order.

check: averages_each_window
status: failed
says: expected an array of shape
"""


_downsample_mean = downsample_mean


def downsample_mean(block, factors):
    return _downsample_mean(block, factors[::-1])
