"""Rounds the points already.

check: places_the_pixels
status: failed
says: The points are rounded to voxels
tells: The points are rounded to voxels: oblique_points does not round yet.
"""

_points = oblique_points


def oblique_points(origin, u, v, out_shape):
    return np.floor(_points(origin, u, v, out_shape) + 0.5).astype(int)
