"""Does not ask whether there are more planes.

check: writes_each_shard_once
status: failed
says: ask for one more
"""


def write_sharded(array, planes):
    planes = iter(planes)
    depth, *plane_shape = array.shape
    for start in range(0, depth, array.shards[0]):
        stop = min(start + array.shards[0], depth)
        array[start:stop] = _next_layer(planes, (stop - start, *plane_shape), array.dtype)
