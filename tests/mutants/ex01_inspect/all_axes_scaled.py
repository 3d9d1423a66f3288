"""Gives the scale of time and channel too.

check: knows_where_the_levels_lie
status: failed
says: Give the space axes alone
"""


def _is_space(axis):
    return True
