"""Takes the fill only where no point is inside.

check: fills_what_is_outside
status: failed
says: take the fill: 7
tells: The fill is taken only where no point is inside: every pixel outside takes it.
"""


_slice = oblique_slice


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    inside, _ = _nearest_voxels(oblique_points(origin, u, v, out_shape), array.shape)
    return _slice(array, origin, u, v, out_shape, 0 if inside.any() else fill)
