"""Knows planes of labels only.

check: takes_the_most_frequent_label
status: error
says: It raised ValueError
"""

_right_mode = downsample_mode


def downsample_mode(block, factors):
    fy, fx = factors
    return _right_mode(block, (fy, fx))
