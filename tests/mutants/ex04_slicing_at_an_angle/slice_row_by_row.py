"""Asks for each row of the image on its own.

check: reads_the_staircase
status: over_budget
says: chunk read
tells: It asks for one row after another, and the same chunks are read again for each: ask for the whole slice at once.
"""

def oblique_slice(array, origin, u, v, out_shape, fill=0):
    dtype = array.dtype.newbyteorder("=")
    image, voxel_at = np.full(out_shape, np.asarray(fill).astype(dtype), dtype), array.vindex
    for i in range(out_shape[0]):
        start = np.add(origin, np.multiply(i, u))
        inside, voxels = _nearest_voxels(oblique_points(start, u, v, (1, out_shape[1])), array.shape)
        if inside.any():
            image[i, inside[0]] = voxel_at[tuple(voxels)]
    return image
