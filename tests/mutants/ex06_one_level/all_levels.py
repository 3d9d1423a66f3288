"""Reads every level and returns one.

check: reads_one_level
status: over_budget
says: 46 chunks came from arrays that it does not need
breaks: no chunk of another
tells: It reads every level. Read the array of the level that is asked for, and no other.
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    n_levels = len(_multiscale(group)[1])
    return [_reference(group, i, timepoint, channel) for i in range(n_levels)][level]
