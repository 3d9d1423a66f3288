"""np.full refuses -1 for unsigned voxels.

check: fills_what_is_outside
status: error
says: OverflowError
tells: The data type cannot hold this fill: cast it by astype first, as the docstring says.
"""

def oblique_slice(array, origin, u, v, out_shape, fill=0):
    inside, voxels = _nearest_voxels(oblique_points(origin, u, v, out_shape), array.shape)
    image = np.full(out_shape, fill, array.dtype.newbyteorder("="))
    if inside.any():
        image[inside] = array.vindex[tuple(voxels)]
    return image
