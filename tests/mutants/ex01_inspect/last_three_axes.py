"""Takes the last three axes for z, y and x.

check: knows_where_the_levels_lie
status: failed
says: It takes the last three axes
tells: It takes the last three axes for z, y and x: the metadata say which axes are of type space.
"""


def _space_um(axes, values):
    return tuple(value * _micrometres(axis) for axis, value in zip(axes[-3:], values[-3:]))
