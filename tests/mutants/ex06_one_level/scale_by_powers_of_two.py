"""Doubles the voxel size of level 0 from level to level, along the axes that are cut.

check: says_where_the_level_lies
status: failed
says: It doubles the voxel size from level to level
tells: It doubles the voxel size from level to level. The metadata of each level say its own.
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    data, scale_um, translation_um = _reference(group, level, timepoint, channel)
    axes, datasets = _multiscale(group)
    z, y, x = _transform_um(axes, datasets[0])[0]
    return data, (scale_um[0], y * 2**level, x * 2**level), translation_um
