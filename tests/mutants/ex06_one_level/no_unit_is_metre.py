"""Takes an axis without a unit for metres.

check: finds_the_coarsest_level_that_will_do, says_where_the_level_lies
status: failed
says: An axis without a unit is taken for metres
tells: An axis without a unit is taken for metres. It is in micrometres.
"""


def _space_um(axes, values):
    return tuple(
        value * MICROMETRES[axis.get("unit", "meter")]
        for axis, value in zip(axes, values)
        if axis["name"] in ("z", "y", "x")
    )
