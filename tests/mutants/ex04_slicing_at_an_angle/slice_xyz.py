"""Takes the first coordinate for x.

check: reads_the_staircase
status: failed
says: x, y, z order instead of z, y, x
"""

def oblique_slice(array, origin, u, v, out_shape, fill=0):
    points = oblique_points(origin, u, v, out_shape)
    nearest = np.floor(points[::-1] + 0.5)
    inside = np.all((nearest >= 0) & (nearest < np.reshape(array.shape, (3, 1, 1))), axis=0)
    dtype = array.dtype.newbyteorder("=")
    image = np.full(out_shape, np.asarray(fill).astype(dtype), dtype)
    if inside.any():
        image[inside] = array.vindex[tuple(nearest[:, inside].astype(int))]
    return image
