"""Fills the last layer up to a whole shard.

check: writes_each_shard_once
status: error
says: It raised
"""


def write_sharded(array, planes):
    planes = iter(planes)
    for start in range(0, array.shape[0], array.shards[0]):
        array[start : start + array.shards[0]] = _next_layer(planes, (array.shards[0], *array.shape[1:]), array.dtype)
    if next(planes, None) is not None:
        raise ValueError("more planes")
