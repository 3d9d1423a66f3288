"""Lets StopIteration out where planes are missing.

check: writes_each_shard_once
status: error
says: Expected ValueError
tells: next raises StopIteration where there are no planes left: raise ValueError then.
"""


def write_sharded(array, planes):
    planes = iter(planes)
    for start in range(0, array.shape[0], array.shards[0]):
        stop = min(start + array.shards[0], array.shape[0])
        layer = np.empty((stop - start, *array.shape[1:]), array.dtype)
        for i in range(stop - start):
            layer[i] = next(planes)
        array[start:stop] = layer
    if next(planes, None) is not None:
        raise ValueError("more planes")
