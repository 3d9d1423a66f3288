"""Reads the first voxel where all points lie before the volume.

check: fills_what_is_outside
status: over_budget
says: 0 are enough
tells: The array is asked even where no point is inside: return before that.
"""


_slice = oblique_slice


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    if oblique_points(origin, u, v, out_shape).min() < -1 and not _nearest_voxels(oblique_points(origin, u, v, out_shape), array.shape)[0].any():
        array[0, 0, 0]
    return _slice(array, origin, u, v, out_shape, fill)
