"""Expects planes behind the last layer where that is full.

check: writes_each_shard_once
status: error
says: no planes left
"""


def write_sharded(array, planes):
    planes = iter(planes)
    depth, *plane_shape = array.shape
    for number in range(depth // array.shards[0] + 1):
        start = number * array.shards[0]
        layer = _next_layer(planes, (min(array.shards[0], depth - start), *plane_shape), array.dtype)
        if not len(layer):
            raise ValueError("no planes left")
        array[start : start + len(layer)] = layer
    if next(planes, None) is not None:
        raise ValueError("more planes")
