"""Doubles the voxel size of level 0 from level to level, along every axis.

check: says_where_the_level_lies
status: failed
says: It doubles the voxel size
tells: It doubles the voxel size from level to level. The metadata of each level say its own.
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    data, _, translation_um = _reference(group, level, timepoint, channel)
    axes, datasets = _multiscale(group)
    return data, tuple(2**level * um for um in _transform_um(axes, datasets[0])[0]), translation_um
