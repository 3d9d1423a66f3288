"""Takes the unit of x for every axis.

check: finds_the_coarsest_level_that_will_do, says_where_the_level_lies
status: failed
says: One unit is taken for all axes
tells: One unit is taken for all axes. Each has its own.
"""


def _space_um(axes, values):
    factor = MICROMETRES[axes[-1].get("unit", "micrometer")]
    return tuple(value * factor for axis, value in zip(axes, values) if axis["name"] in ("z", "y", "x"))
