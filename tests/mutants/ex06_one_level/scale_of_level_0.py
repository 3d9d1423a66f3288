"""Gives the voxel size of level 0.

check: says_where_the_level_lies
status: failed
says: That is level 0's
breaks: voxel size of the level
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    data, scale_um, translation_um = _reference(group, level, timepoint, channel)
    axes, datasets = _multiscale(group)
    return data, _transform_um(axes, datasets[0])[0], translation_um
