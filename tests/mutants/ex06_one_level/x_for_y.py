"""Gives the voxel size along x for y too.

check: says_where_the_level_lies
status: failed
says: scale_um is
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    data, (z, y, x), translation_um = _reference(group, level, timepoint, channel)
    return data, (z, x, x), translation_um
