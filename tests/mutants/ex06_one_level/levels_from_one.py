"""Counts the levels from 1.

check: reads_one_level
status: failed
says: Level 0 instead of level 1
breaks: voxels of the level
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    return _reference(group, max(0, level - 1), timepoint, channel)
