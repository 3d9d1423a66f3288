"""Takes it for granted that every axis names its unit.

check: finds_the_coarsest_level_that_will_do, says_where_the_level_lies
status: error
says: An axis may have no unit
tells: An axis may have no unit: it is in micrometres then.
"""


def _space_um(axes, values):
    space = [(axis, value) for axis, value in zip(axes, values) if axis["name"] in ("z", "y", "x")]
    return tuple(value * MICROMETRES[axis["unit"]] for axis, value in space)
