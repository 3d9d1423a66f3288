"""Knows two axes and three.

check: averages_each_window, takes_the_most_frequent_label
status: error
says: It raised ValueError
breaks: There may be one axis
"""

_right_mean, _right_mode = downsample_mean, downsample_mode


def downsample_mean(block, factors):
    *z, fy, fx = factors
    return _right_mean(block, (*z, fy, fx))


def downsample_mode(block, factors):
    *z, fy, fx = factors
    return _right_mode(block, (*z, fy, fx))
