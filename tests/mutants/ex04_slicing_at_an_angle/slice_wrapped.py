"""Negative indices count from the end, so the other side of the volume appears.

check: reads_the_staircase, fills_what_is_outside
status: failed
says: negative indices have wrapped round
"""

def oblique_slice(array, origin, u, v, out_shape, fill=0):
    voxels = np.floor(oblique_points(origin, u, v, out_shape) + 0.5).astype(int)
    size = np.reshape(array.shape, (3, 1, 1))
    inside = np.all((voxels >= -size) & (voxels < size), axis=0)
    dtype = array.dtype.newbyteorder("=")
    image = np.full(out_shape, np.asarray(fill).astype(dtype), dtype)
    if inside.any():
        image[inside] = array.vindex[tuple(voxels[:, inside])]
    return image
