"""Takes the last three axes for z, y and x.

check: knows_where_the_levels_lie
status: error
says: It raised
"""


def _space_um(axes, values):
    axes = [axis if axis["type"] == "space" else {**axis, "unit": axis["type"]} for axis in axes]
    return tuple(value * _micrometres(axis) for axis, value in zip(axes[-3:], values[-3:]))
