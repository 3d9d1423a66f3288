"""Reads the last timepoint and channel where none is named.

check: reads_one_level
status: failed
says: instead of timepoint 0
"""


_reference = read_level


def read_level(group, level, timepoint=-1, channel=-1):
    return _reference(group, level, timepoint, channel)
