"""Takes every unit for micrometres.

check: finds_the_coarsest_level_that_will_do
status: failed
says: Every unit is taken for micrometres
tells: Every unit is taken for micrometres. Convert each axis from its own unit.
"""


def _space_um(axes, values):
    return tuple(value for axis, value in zip(axes, values) if axis["name"] in ("z", "y", "x"))
