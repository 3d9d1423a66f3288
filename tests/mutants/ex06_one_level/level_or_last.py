"""Takes level 0 for no level and reads the coarsest: `level or -1`.

check: reads_one_level
status: failed
says: Level 0 is taken for no level
tells: Level 0 is taken for no level: 0 counts as false. It is the finest level.
"""


_reference = read_level


def read_level(group, level=None, timepoint=0, channel=0):
    return _reference(group, level or len(_multiscale(group)[1]) - 1, timepoint, channel)
