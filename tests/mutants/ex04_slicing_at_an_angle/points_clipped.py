"""Moves points before the volume to its edge.

check: places_the_pixels
status: failed
says: Points before the volume are moved to its edge
tells: Points before the volume are moved to its edge: leave them where they are.
"""


_points = oblique_points


def oblique_points(origin, u, v, out_shape):
    return np.maximum(_points(origin, u, v, out_shape), 0)
