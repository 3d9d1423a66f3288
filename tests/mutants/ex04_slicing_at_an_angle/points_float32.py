"""Points with 7 digits.

check: places_the_pixels
status: failed
says: expected float64
"""

_points = oblique_points


def oblique_points(origin, u, v, out_shape):
    return _points(origin, u, v, out_shape).astype(np.float32)
