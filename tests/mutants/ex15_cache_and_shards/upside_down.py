"""Writes the planes of each layer in the wrong order.

check: writes_each_shard_once
status: failed
says: wrong order
"""


def write_sharded(array, planes):
    planes = iter(planes)
    depth, *plane_shape = array.shape
    for start in range(0, depth, array.shards[0]):
        stop = min(start + array.shards[0], depth)
        array[start:stop] = _next_layer(planes, (stop - start, *plane_shape), array.dtype)[::-1]
    if next(planes, None) is not None:
        raise ValueError("more planes")
