"""Multiplies the scales along the list, as if each were relative to the level above.

check: knows_where_the_levels_lie
status: failed
says: do not multiply
"""


_reference = describe_levels


def describe_levels(group):
    levels, total = [], None
    for level in _reference(group):
        total = level.scale_um if total is None else tuple(a * b for a, b in zip(total, level.scale_um))
        levels.append(LevelInfo(**(vars(level) | {"scale_um": total})))
    return levels
