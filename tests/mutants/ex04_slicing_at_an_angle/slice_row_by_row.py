"""Asks for each row of the image on its own.

check: reads_the_staircase
status: over_budget
says: chunk read
tells: It asks for one row after another, and the same chunks are read again for each: ask for the whole slice at once.
"""

def oblique_slice(array, origin, u, v, out_shape, fill=0):
    rows = [np.add(origin, np.multiply(i, u)) for i in range(out_shape[0])]
    return np.concatenate([_row(array, row, u, v, (1, out_shape[1]), fill) for row in rows])


def _row(array, origin, u, v, out_shape, fill):
    inside, voxels = _nearest_voxels(oblique_points(origin, u, v, out_shape), array.shape)
    dtype = array.dtype.newbyteorder("=")
    image = np.full(out_shape, np.asarray(fill).astype(dtype), dtype)
    if inside.any():
        image[inside] = array.vindex[tuple(voxels)]
    return image
