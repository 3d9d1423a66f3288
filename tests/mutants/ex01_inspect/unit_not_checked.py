"""Looks up a unit without a thought for those that are none: KeyError.

check: knows_where_the_levels_lie
status: error
says: Expected ValueError
"""


def _micrometres(axis):
    return MICROMETRES[axis.get("unit", "micrometer")]
