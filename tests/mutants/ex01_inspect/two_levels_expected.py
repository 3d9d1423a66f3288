"""Looks at the second level in any case.

check: lists_the_levels
status: error
says: It expects a second level
tells: It expects a second level: a pyramid may have one alone.
"""


_reference = describe_levels


def describe_levels(group):
    levels = _reference(group)
    assert levels[1].shape
    return levels
