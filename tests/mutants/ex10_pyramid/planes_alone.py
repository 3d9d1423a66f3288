"""Knows planes only.

check: averages_each_window
status: error
says: It raised ValueError
"""

_right_mean = downsample_mean


def downsample_mean(block, factors):
    fy, fx = factors
    return _right_mean(block, (fy, fx))
