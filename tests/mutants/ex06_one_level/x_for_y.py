"""Gives the voxel size along x for y too.

check: says_where_the_level_lies
status: failed
says: The voxel size along x is given for y
tells: The voxel size along x is given for y, too. Each axis has its own.
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    data, (z, y, x), translation_um = _reference(group, level, timepoint, channel)
    return data, (z, x, x), translation_um
