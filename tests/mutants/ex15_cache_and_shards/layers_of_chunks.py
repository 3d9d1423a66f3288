"""Collects a layer of inner chunks.

check: writes_each_shard_once
status: over_budget
says: not array.chunks[0]
tells: To write a part of a shard is to write all of it again. Collect array.shards[0] planes, not array.chunks[0], then write them in one piece.
"""


def write_sharded(array, planes):
    planes = iter(planes)
    depth, *plane_shape = array.shape
    for start in range(0, depth, array.chunks[0]):
        stop = min(start + array.chunks[0], depth)
        array[start:stop] = _next_layer(planes, (stop - start, *plane_shape), array.dtype)
    if next(planes, None) is not None:
        raise ValueError("more planes")
