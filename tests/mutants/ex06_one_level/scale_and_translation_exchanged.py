"""Returns translation and scale in the wrong order.

check: says_where_the_level_lies
status: failed
says: Scale and translation are exchanged
breaks: voxel size of the level
tells: Scale and translation are exchanged: return (data, scale_um, translation_um).
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    data, scale_um, translation_um = _reference(group, level, timepoint, channel)
    return data, translation_um, scale_um
