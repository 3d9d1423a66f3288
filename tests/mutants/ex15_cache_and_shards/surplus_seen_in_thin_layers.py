"""Notices a plane too many in a layer that is not full.

check: writes_each_shard_once
status: failed
says: last layer is thin
tells: It sees a plane too many only where the last layer is thin.
"""


def write_sharded(array, planes):
    planes = iter(planes)
    depth, *plane_shape = array.shape
    for start in range(0, depth, array.shards[0]):
        n = min(array.shards[0], depth - start)
        array[start : start + n] = _next_layer(planes, (n, *plane_shape), array.dtype)
    if n < array.shards[0] and next(planes, None) is not None:
        raise ValueError("more planes")
