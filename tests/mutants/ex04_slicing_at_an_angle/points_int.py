"""Points of whole numbers where origin, u and v are whole.

check: places_the_pixels
status: failed
says: Points are floats
tells: Points are floats, also where all numbers are whole.
"""

_points = oblique_points


def oblique_points(origin, u, v, out_shape):
    points = _points(origin, u, v, out_shape)
    return points.astype(int) if np.array_equal(points, points.astype(int)) else points
