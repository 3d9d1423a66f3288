"""Returns the voxels alone.

check: reads_one_level, says_where_the_level_lies
status: failed
says: expected the three
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    return _reference(group, level, timepoint, channel)[0]
