"""Returns an empty image where no point is inside.

check: fills_what_is_outside
status: failed
says: It returned shape (0, 0)
breaks: all fill
tells: Where no point is inside, the image still has the shape that was asked for: it is all fill.
"""


_slice = oblique_slice


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    inside, _ = _nearest_voxels(oblique_points(origin, u, v, out_shape), array.shape)
    return _slice(array, origin, u, v, out_shape, fill) if inside.any() else np.empty((0, 0), array.dtype)
