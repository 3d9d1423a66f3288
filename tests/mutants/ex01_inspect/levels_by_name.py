"""Lists the arrays in the order of their names.

check: lists_the_levels, knows_where_the_levels_lie
status: failed
says: It sorts the levels
tells: It sorts the levels by their paths.
"""


_reference = describe_levels


def describe_levels(group):
    return sorted(_reference(group), key=lambda level: level.path)
