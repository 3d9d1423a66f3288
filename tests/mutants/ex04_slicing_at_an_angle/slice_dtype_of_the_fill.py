"""Returns floats of 64 bits where the fill is a float.

check: fills_what_is_outside
status: failed
says: dtype float64, expected uint16
tells: The fill decides the data type of the image: cast the fill to that of the volume.
"""


_slice = oblique_slice


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    image = _slice(array, origin, u, v, out_shape, fill)
    inside, _ = _nearest_voxels(oblique_points(origin, u, v, out_shape), array.shape)
    return np.where(inside, image, np.float64(fill)) if isinstance(fill, float) else image
