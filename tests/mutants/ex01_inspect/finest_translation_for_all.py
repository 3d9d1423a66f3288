"""Gives the translation of the second level for all that follow.

check: knows_where_the_levels_lie
status: failed
says: That is level 1's
breaks: own translation
"""


_reference = describe_levels


def describe_levels(group):
    levels = _reference(group)
    second = levels[min(1, len(levels) - 1)].translation_um
    return [LevelInfo(**(vars(level) | {"translation_um": second if i else level.translation_um})) for i, level in enumerate(levels)]
