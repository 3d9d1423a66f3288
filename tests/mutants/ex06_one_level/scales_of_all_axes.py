"""Gives the scale of time and channel too.

check: says_where_the_level_lies
status: failed
says: Give the space axes alone
breaks: no place
"""


def _space_um(axes, values):
    return tuple(value * MICROMETRES.get(axis.get("unit", "micrometer"), 1.0) for axis, value in zip(axes, values))
