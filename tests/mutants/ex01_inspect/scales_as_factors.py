"""Gives the downsampling in place of the voxel size.

check: knows_where_the_levels_lie
status: failed
says: not micrometres
"""


_reference = describe_levels


def describe_levels(group):
    levels = _reference(group)
    finest = levels[0].scale_um
    return [
        LevelInfo(**(vars(level) | {"scale_um": tuple(s / v for s, v in zip(level.scale_um, finest))}))
        for level in levels
    ]
