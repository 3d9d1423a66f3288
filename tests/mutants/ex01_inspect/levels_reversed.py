"""Lists the levels from coarse to fine.

check: lists_the_levels, knows_where_the_levels_lie
status: failed
says: another order than the metadata
breaks: one LevelInfo
tells: They are in another order than the metadata's datasets, which go from fine to coarse.
"""


_reference = describe_levels


def describe_levels(group):
    return _reference(group)[::-1]
