"""Counts the levels from the coarsest.

check: reads_one_level
status: failed
says: instead of level
breaks: voxels of the level
tells: The levels are counted from the coarsest. Level 0 is the finest.
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    n_levels = len(_multiscale(group)[1])
    return _reference(group, n_levels - 1 - level, timepoint, channel)
