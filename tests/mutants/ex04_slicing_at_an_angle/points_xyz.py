"""The coordinates come in the order x, y, z.

check: places_the_pixels
status: failed
says: x, y, z order instead of z, y, x
tells: x, y, z order instead of z, y, x.
"""

_points = oblique_points


def oblique_points(origin, u, v, out_shape):
    return _points(origin, u, v, out_shape)[::-1]
