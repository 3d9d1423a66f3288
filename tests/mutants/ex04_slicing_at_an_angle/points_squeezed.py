"""Drops axes of length 1.

check: places_the_pixels
status: failed
says: Axes of length 1 are dropped
tells: Axes of length 1 are dropped: keep rows and columns, also where there is one of them.
"""


_points = oblique_points


def oblique_points(origin, u, v, out_shape):
    return _points(origin, u, v, out_shape).squeeze()
