"""All points of a coordinate in one row.

check: places_the_pixels
status: failed
says: keep rows and columns
tells: The points are in one row: keep rows and columns.
"""


_points = oblique_points


def oblique_points(origin, u, v, out_shape):
    return _points(origin, u, v, out_shape).reshape(3, -1)
