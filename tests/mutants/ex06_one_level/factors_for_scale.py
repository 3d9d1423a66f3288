"""Gives the downsampling in place of the voxel size.

check: says_where_the_level_lies
status: failed
says: not micrometres
breaks: voxel size of the level
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    data, scale_um, translation_um = _reference(group, level, timepoint, channel)
    axes, datasets = _multiscale(group)
    finest = _transform_um(axes, datasets[0])[0]
    return data, tuple(s / v for s, v in zip(scale_um, finest)), translation_um
