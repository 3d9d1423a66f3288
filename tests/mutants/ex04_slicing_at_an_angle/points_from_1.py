"""Counts pixels from 1.

check: places_the_pixels
status: failed
says: Pixels count from 0
tells: Pixels count from 0: the first one lies at the origin.
"""


_points = oblique_points


def oblique_points(origin, u, v, out_shape):
    return _points(np.add(origin, np.add(u, v)), u, v, out_shape)
