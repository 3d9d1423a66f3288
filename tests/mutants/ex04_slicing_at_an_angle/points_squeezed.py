"""Drops axes of length 1.

check: places_the_pixels
status: failed
says: It returned shape
"""


_points = oblique_points


def oblique_points(origin, u, v, out_shape):
    return _points(origin, u, v, out_shape).squeeze()
