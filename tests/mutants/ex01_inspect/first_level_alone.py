"""Describes the finest level and leaves out the others.

check: lists_the_levels, knows_where_the_levels_lie
status: failed
says: That is the finest level alone
tells: That is the finest level alone.
"""


_reference = describe_levels


def describe_levels(group):
    return _reference(group)[:1]
