"""Asks for the left and the right half on their own, and for both again.

check: reads_the_staircase
status: half
says: read chunks again
tells: The voxels are asked for twice: keep what the first reading returned.
"""

def oblique_slice(array, origin, u, v, out_shape, fill=0):
    inside, voxels = _nearest_voxels(oblique_points(origin, u, v, out_shape), array.shape)
    dtype = array.dtype.newbyteorder("=")
    image = np.full(out_shape, np.asarray(fill).astype(dtype), dtype)
    if inside.any():
        image[inside] = array.vindex[tuple(voxels)]
        assert array.vindex[tuple(voxels)].shape == (inside.sum(),)
    return image
