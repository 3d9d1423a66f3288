"""Returns zeros for every translation.

check: knows_where_the_levels_lie
status: failed
says: have a translation
"""


_reference = _level_info


def _level_info(group, axes, dataset):
    info = _reference(group, axes, dataset)
    return LevelInfo(**(vars(info) | {"translation_um": (0.0,) * len(info.scale_um)}))
