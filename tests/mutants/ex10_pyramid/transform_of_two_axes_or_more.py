"""Takes the last two axes for granted.

check: says_where_its_voxels_lie
status: error
says: It raised ValueError
"""

_right_transform = level_transform


def level_transform(voxel_um, factors):
    *_, _y, _x = factors
    return _right_transform(voxel_um, factors)
