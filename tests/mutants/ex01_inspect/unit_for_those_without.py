"""Gives an axis without a unit that of the first.

check: knows_where_the_levels_lie
status: failed
says: no unit: it is in micrometres
"""


_reference = _space_um


def _space_um(axes, values):
    space = [axis for axis in axes if _is_space(axis)]
    first = space[0].get("unit", "micrometer")
    return _reference([{"unit": first, **axis} if _is_space(axis) else axis for axis in axes], values)
