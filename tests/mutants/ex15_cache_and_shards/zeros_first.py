"""Fills each layer with ones first.

check: writes_each_shard_once
status: half
says: writes each shard twice
tells: It writes each shard twice: what is not final need not be in the array.
"""


def write_sharded(array, planes):
    planes = iter(planes)
    depth, *plane_shape = array.shape
    for start in range(0, depth, array.shards[0]):
        stop = min(start + array.shards[0], depth)
        layer = _next_layer(planes, (stop - start, *plane_shape), array.dtype)
        array[start:stop] = 1
        array[start:stop] = layer
        del layer
    if next(planes, None) is not None:
        raise ValueError("more planes")
