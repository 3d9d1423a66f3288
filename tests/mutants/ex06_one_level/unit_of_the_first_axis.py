"""Takes the unit of z for every axis.

check: finds_the_coarsest_level_that_will_do, says_where_the_level_lies
status: failed
says: One unit is taken for all axes
tells: One unit is taken for all axes. Each has its own.
"""


def _space_um(axes, values):
    space = [i for i, axis in enumerate(axes) if axis["name"] in ("z", "y", "x")]
    factor = MICROMETRES[axes[space[0]].get("unit", "micrometer")]
    return tuple(values[i] * factor for i in space)
