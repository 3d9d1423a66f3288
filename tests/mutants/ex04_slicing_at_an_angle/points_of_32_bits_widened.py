"""Computes with 32 bits and returns 64.

check: places_the_pixels
status: failed
says: compute with 64 bits
"""


_points = oblique_points


def oblique_points(origin, u, v, out_shape):
    return _points(origin, u, v, out_shape).astype(np.float32).astype(float)
