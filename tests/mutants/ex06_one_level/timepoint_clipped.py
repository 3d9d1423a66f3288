"""Reads the last timepoint where there is no such timepoint.

check: reads_one_level
status: failed
says: expected IndexError
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    finest = group[_multiscale(group)[1][0]["path"]]
    return _reference(group, level, min(timepoint, finest.shape[0] - 1), channel)
