"""Reads the box around the plane.

check: reads_the_staircase
status: over_budget
says: chunk
tells: It reads the whole box around the plane: ask for the voxels under the points alone.
"""

def oblique_slice(array, origin, u, v, out_shape, fill=0):
    inside, voxels = _nearest_voxels(oblique_points(origin, u, v, out_shape), array.shape)
    dtype = array.dtype.newbyteorder("=")
    image = np.full(out_shape, np.asarray(fill).astype(dtype), dtype)
    if inside.any():
        low, high = voxels.min(axis=1), voxels.max(axis=1) + 1
        box = array[tuple(slice(int(a), int(b)) for a, b in zip(low, high))]
        image[inside] = box[tuple(voxels - low[:, None])]
    return image
