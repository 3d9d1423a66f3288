"""Gives the voxel size of level 0 for every level.

check: knows_where_the_levels_lie
status: failed
says: That is level 0's
breaks: own scale
"""


_reference = describe_levels


def describe_levels(group):
    levels = _reference(group)
    return [LevelInfo(**(vars(level) | {"scale_um": levels[0].scale_um})) for level in levels]
