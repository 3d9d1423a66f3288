"""Lists the levels from coarse to fine.

check: lists_the_levels, knows_where_the_levels_lie
status: failed
says: in reverse order
breaks: one LevelInfo
tells: It lists the levels in reverse order.
"""


_reference = describe_levels


def describe_levels(group):
    return _reference(group)[::-1]
