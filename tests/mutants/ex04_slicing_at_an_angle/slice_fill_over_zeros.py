"""Sets the fill wherever the image is 0, in the volume too.

check: fills_what_is_outside
status: failed
says: expected 0
tells: Voxels of 0 in the volume are painted over: only points outside take the fill.
"""


_slice = oblique_slice


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    image = _slice(array, origin, u, v, out_shape)
    image[image == 0] = np.asarray(fill).astype(image.dtype)
    return image
