"""Returns zeros for the translation.

check: says_where_the_level_lies
status: failed
says: have a translation
breaks: where the centre
tells: The metadata of this level have a translation: see its coordinateTransformations.
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    data, scale_um, translation_um = _reference(group, level, timepoint, channel)
    return data, scale_um, (0.0, 0.0, 0.0)
