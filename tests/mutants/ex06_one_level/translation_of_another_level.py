"""Takes the translation of the level before where a level has none.

check: says_where_the_level_lies
status: failed
says: That is level 1's
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    data, scale_um, translation_um = _reference(group, level, timepoint, channel)
    axes, datasets = _multiscale(group)
    named = [i for i in range(level + 1) if len(datasets[i]["coordinateTransformations"]) > 1]
    return data, scale_um, _transform_um(axes, datasets[named[-1]])[1] if named else translation_um
