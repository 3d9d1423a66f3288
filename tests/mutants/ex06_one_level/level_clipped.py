"""Reads the coarsest level where there is no such level.

check: reads_one_level
status: failed
says: expected IndexError
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    return _reference(group, min(level, len(_multiscale(group)[1]) - 1), timepoint, channel)
