"""Gives the last part of a path alone.

check: lists_the_levels
status: failed
says: It gives the last part of a path alone
tells: It gives the last part of a path alone: give the whole path, as the metadata have it.
"""


_reference = describe_levels


def describe_levels(group):
    return [LevelInfo(**(vars(level) | {"path": level.path.split("/")[-1]})) for level in _reference(group)]
