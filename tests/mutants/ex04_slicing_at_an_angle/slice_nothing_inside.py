"""Asks the array even where no point is inside.

check: fills_what_is_outside
status: over_budget
says: 0 are enough
breaks: nothing is read
tells: The array is asked even where no point is inside: return before that.
"""

def oblique_slice(array, origin, u, v, out_shape, fill=0):
    inside, voxels = _nearest_voxels(oblique_points(origin, u, v, out_shape), array.shape)
    dtype = array.dtype.newbyteorder("=")
    image = np.full(out_shape, np.asarray(fill).astype(dtype), dtype)
    image[0, 0] = array[0, 0, 0]
    image[~inside] = np.asarray(fill).astype(dtype)
    image[inside] = array.vindex[tuple(voxels)] if inside.any() else 0
    return image
