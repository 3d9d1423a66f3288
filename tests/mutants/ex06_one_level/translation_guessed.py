"""Computes a translation where the metadata give none.

check: says_where_the_level_lies
status: failed
says: return zeros
tells: The metadata of this level give no translation: return zeros.
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    data, scale_um, translation_um = _reference(group, level, timepoint, channel)
    axes, datasets = _multiscale(group)
    finest = _transform_um(axes, datasets[0])[0]
    return data, scale_um, tuple((s - v) / 2 for s, v in zip(scale_um, finest))
