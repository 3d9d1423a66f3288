"""Collects half of a layer of shards.

check: writes_each_shard_once
status: half
says: half of a layer
tells: It writes half of a layer of shards at a time.
"""


def write_sharded(array, planes):
    planes = iter(planes)
    depth, *plane_shape = array.shape
    step = -(-array.shards[0] // 2)
    for start in range(0, depth, array.shards[0]):
        for first in range(start, min(start + array.shards[0], depth), step):
            stop = min(first + step, start + array.shards[0], depth)
            array[first:stop] = _next_layer(planes, (stop - first, *plane_shape), array.dtype)
    if next(planes, None) is not None:
        raise ValueError("more planes")
