"""Loads the whole volume and indexes the copy.

check: reads_the_staircase
status: over_budget
says: 64 chunk
tells: It reads the whole volume: ask the array for the voxels under the points alone.
"""

def oblique_slice(array, origin, u, v, out_shape, fill=0):
    inside, voxels = _nearest_voxels(oblique_points(origin, u, v, out_shape), array.shape)
    dtype = array.dtype.newbyteorder("=")
    image = np.full(out_shape, np.asarray(fill).astype(dtype), dtype)
    image[inside] = array[:][tuple(voxels)]
    return image
