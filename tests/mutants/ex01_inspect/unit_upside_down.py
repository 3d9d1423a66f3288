"""Divides by the unit where it should multiply.

check: knows_where_the_levels_lie
status: failed
says: It divides by the unit where it should multiply
tells: It divides by the unit where it should multiply.
"""


def _space_um(axes, values):
    return tuple(value / _micrometres(axis) for axis, value in zip(axes, values) if _is_space(axis))
