"""Rounds the points already.

check: places_the_pixels
status: failed
says: do not round
"""

_points = oblique_points


def oblique_points(origin, u, v, out_shape):
    return np.floor(_points(origin, u, v, out_shape) + 0.5).astype(int)
