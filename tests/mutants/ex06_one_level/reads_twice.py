"""Reads the level twice: half of the points.

check: reads_one_level
status: half
says: that it had read before
tells: It reads each chunk twice. Read the level once, and keep the array.
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    _reference(group, level, timepoint, channel)
    return _reference(group, level, timepoint, channel)
