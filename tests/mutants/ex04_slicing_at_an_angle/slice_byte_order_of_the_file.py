"""Returns the image in the byte order of the file.

check: reads_the_staircase
status: failed
says: native byte order
"""


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    inside, voxels = _nearest_voxels(oblique_points(origin, u, v, out_shape), array.shape)
    image = np.full(out_shape, np.asarray(fill).astype(array.dtype), array.dtype)
    if inside.any():
        image[inside] = array.vindex[tuple(voxels)]
    return image
