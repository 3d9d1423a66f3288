"""Gives the voxel size as x, y, z.

check: says_where_the_level_lies
status: failed
says: the order is z, y, x
breaks: voxel size of the level
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    data, scale_um, translation_um = _reference(group, level, timepoint, channel)
    return data, scale_um[::-1], translation_um[::-1]
