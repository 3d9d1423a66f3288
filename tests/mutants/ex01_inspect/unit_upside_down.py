"""Divides by the unit where it should multiply.

check: knows_where_the_levels_lie
status: failed
says: convert it to micrometres
"""


def _space_um(axes, values):
    return tuple(value / _micrometres(axis) for axis, value in zip(axes, values) if _is_space(axis))
