"""Knows three axes.

check: says_where_its_voxels_lie
status: failed
says: expected two tuples
"""

_right_transform = level_transform


def level_transform(voxel_um, factors):
    return _right_transform(voxel_um[-3:], factors[-3:])
