"""Computes the translation where the metadata give none.

check: knows_where_the_levels_lie
status: failed
says: return zeros
"""


_reference = describe_levels


def describe_levels(group):
    levels = _reference(group)
    finest = levels[0].scale_um
    return [
        LevelInfo(**(vars(level) | {"translation_um": tuple((s - v) / 2 for s, v in zip(level.scale_um, finest))}))
        if not any(level.translation_um)
        else level
        for level in levels
    ]
