"""The coordinates are the last axis.

check: places_the_pixels
status: failed
says: they belong first
tells: The three coordinates are the last axis: they belong first.
"""

_points = oblique_points


def oblique_points(origin, u, v, out_shape):
    return np.moveaxis(_points(origin, u, v, out_shape), 0, -1)
