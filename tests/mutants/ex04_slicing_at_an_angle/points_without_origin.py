"""Leaves the origin out.

check: places_the_pixels
status: failed
says: The origin is missing
tells: The origin is missing: add it to each point.
"""


_points = oblique_points


def oblique_points(origin, u, v, out_shape):
    return _points((0, 0, 0), u, v, out_shape)
