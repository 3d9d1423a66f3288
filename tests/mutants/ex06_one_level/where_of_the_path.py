"""Takes a level's scale and translation from the place that its path names.

check: says_where_the_level_lies
status: failed
says: That is level
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    axes, datasets = _multiscale(group)
    path = datasets[level]["path"]
    data, *_ = _reference(group, level, timepoint, channel)
    return data, *_transform_um(axes, datasets[int(path)] if path.isdecimal() else datasets[level])
