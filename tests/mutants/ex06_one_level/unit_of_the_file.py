"""Gives scale and translation in the unit of the file.

check: says_where_the_level_lies
status: failed
says: convert it to micrometres
breaks: Nanometres are
"""


def _space_um(axes, values):
    return tuple(value for axis, value in zip(axes, values) if axis["name"] in ("z", "y", "x"))
