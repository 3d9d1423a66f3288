"""Knows one axis to three.

check: averages_each_window, takes_the_most_frequent_label
status: error
says: It raised KeyError
breaks: There may be four axes
"""

_right_mean, _right_mode = downsample_mean, downsample_mode
_AXES = {1: "x", 2: "yx", 3: "zyx"}


def downsample_mean(block, factors):
    _AXES[block.ndim]
    return _right_mean(block, factors)


def downsample_mode(block, factors):
    _AXES[block.ndim]
    return _right_mode(block, factors)
