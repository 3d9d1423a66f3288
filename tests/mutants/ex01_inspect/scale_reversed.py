"""Gives the voxel size as x, y, z.

check: knows_where_the_levels_lie
status: failed
says: the order is z, y, x
"""


_reference = describe_levels


def describe_levels(group):
    return [LevelInfo(**(vars(level) | {"scale_um": level.scale_um[::-1]})) for level in _reference(group)]
