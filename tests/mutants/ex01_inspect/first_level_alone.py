"""Describes the finest level and leaves out the others.

check: lists_the_levels, knows_where_the_levels_lie
status: failed
says: one LevelInfo for each
tells: List one LevelInfo for each of the metadata's datasets.
"""


_reference = describe_levels


def describe_levels(group):
    return _reference(group)[:1]
