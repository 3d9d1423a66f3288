"""Leaves out windows of labels that the edge cuts off.

check: takes_the_most_frequent_label
status: failed
says: Windows that the edge cuts off are left out
"""


_downsample_mode = downsample_mode


def downsample_mode(block, factors):
    return _downsample_mode(block[tuple(slice(0, n // f * f) for n, f in zip(block.shape, factors))], factors)
