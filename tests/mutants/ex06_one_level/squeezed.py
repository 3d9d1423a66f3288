"""Drops the axes t and c by squeeze(), and with them that of a single plane.

check: reads_one_level
status: failed
says: It squeezes the voxels
tells: It squeezes the voxels: a single plane loses its axis, too. An int in the brackets drops t or c alone.
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    data, *where = _reference(group, level, timepoint, channel)
    return data.squeeze(), *where
