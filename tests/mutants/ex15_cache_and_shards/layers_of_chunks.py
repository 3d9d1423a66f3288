"""Collects a layer of inner chunks.

check: writes_each_shard_once
status: over_budget
says: not of shards
tells: It writes array.chunks[0] planes at a time: that is a layer of inner chunks, not of shards.
"""


def write_sharded(array, planes):
    planes = iter(planes)
    depth, *plane_shape = array.shape
    for start in range(0, depth, array.chunks[0]):
        stop = min(start + array.chunks[0], depth)
        array[start:stop] = _next_layer(planes, (stop - start, *plane_shape), array.dtype)
    if next(planes, None) is not None:
        raise ValueError("more planes")
