"""Looks up the unit of every axis, time too.

check: knows_where_the_levels_lie
status: error
says: It looks up the unit of every axis
tells: It looks up the unit of every axis: only the axes of type space have a unit of length.
"""


_reference = _space_um


def _space_um(axes, values):
    return tuple(map(_micrometres, axes)) and _reference(axes, values)
