"""Knows metric units and no other.

check: knows_where_the_levels_lie
status: error
says: ValueError
"""


_reference = _micrometres


def _micrometres(axis):
    if axis.get("unit", "micrometer") in ("inch", "foot", "yard", "mile", "parsec"):
        raise ValueError(axis["unit"])
    return _reference(axis)
