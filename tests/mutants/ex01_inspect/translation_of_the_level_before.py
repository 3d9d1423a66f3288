"""Keeps the last translation for a level that has none.

check: knows_where_the_levels_lie
status: failed
says: That is level 1's
"""


_reference = describe_levels


def describe_levels(group):
    levels = []
    for level in _reference(group):
        before = levels[-1].translation_um if levels else level.translation_um
        levels.append(level if any(level.translation_um) else LevelInfo(**(vars(level) | {"translation_um": before})))
    return levels
