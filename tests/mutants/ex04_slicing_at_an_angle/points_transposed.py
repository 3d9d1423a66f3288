"""Rows for columns in the result.

check: places_the_pixels
status: failed
says: Rows and columns are swapped
tells: Rows and columns are swapped.
"""


_points = oblique_points


def oblique_points(origin, u, v, out_shape):
    return _points(origin, u, v, out_shape).swapaxes(1, 2)
