"""Takes the unit of the first space axis for all of them.

check: knows_where_the_levels_lie
status: failed
says: It converts all axes with the unit of the first
tells: It converts all axes with the unit of the first: each axis has its own.
"""


def _space_um(axes, values):
    unit = _micrometres([axis for axis in axes if _is_space(axis)][0])
    return tuple(value * unit for axis, value in zip(axes, values) if _is_space(axis))
