"""Takes the origin for the centre of the plane.

check: places_the_pixels
status: failed
says: not the centre
tells: The origin is where pixel (0, 0) lies, not the centre.
"""

def oblique_points(origin, u, v, out_shape):
    i = np.arange(out_shape[0])[:, None] - (out_shape[0] - 1) / 2
    j = np.arange(out_shape[1]) - (out_shape[1] - 1) / 2
    return np.stack([o + i * a + j * b for o, a, b in zip(origin, u, v)]).astype(float)
