"""Puts the points into an array of the origin's type: whole numbers are cut off.

check: places_the_pixels
status: failed
says: Where the origin has whole numbers
tells: Where the origin has whole numbers, the points are cut off to whole numbers: make them floats.
"""


def oblique_points(origin, u, v, out_shape):
    points = np.empty((3, *out_shape), np.asarray(origin).dtype)
    points[:] = np.stack([o + np.arange(out_shape[0])[:, None] * a + np.arange(out_shape[1]) * b for o, a, b in zip(origin, u, v)])
    return points.astype(float)
