"""Takes the factors in reverse order.

check: averages_each_window
status: failed
says: factors were taken in reverse order
tells: The factors were taken in reverse order: the first is that of the first axis.
"""


_downsample_mean = downsample_mean


def downsample_mean(block, factors):
    return _downsample_mean(block, factors[::-1])
