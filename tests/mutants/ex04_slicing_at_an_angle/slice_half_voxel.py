"""Rounds up.

check: reads_the_staircase
status: failed
says: rounded up
"""

def oblique_slice(array, origin, u, v, out_shape, fill=0):
    points = oblique_points(origin, u, v, out_shape)
    nearest = np.ceil(points)
    inside = np.all((nearest >= 0) & (nearest < np.reshape(array.shape, (3, 1, 1))), axis=0)
    dtype = array.dtype.newbyteorder("=")
    image = np.full(out_shape, np.asarray(fill).astype(dtype), dtype)
    if inside.any():
        image[inside] = array.vindex[tuple(nearest[:, inside].astype(int))]
    return image
