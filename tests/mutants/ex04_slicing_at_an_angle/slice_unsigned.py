"""Returns all voxels as uint16.

check: reads_the_staircase
status: failed
says: expected int16
"""


_slice = oblique_slice


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    return _slice(array, origin, u, v, out_shape, fill).astype("uint16")
