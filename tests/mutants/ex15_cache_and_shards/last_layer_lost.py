"""Writes complete layers of shards only.

check: writes_each_shard_once
status: failed
says: all zeros
"""


def write_sharded(array, planes):
    layer, n = [], 0
    for plane in planes:
        layer.append(plane.copy())
        n += 1
        if n > array.shape[0]:
            raise ValueError("more planes")
        if len(layer) == array.shards[0]:
            array[n - len(layer) : n] = np.stack(layer)
            layer = []
    if n < array.shape[0]:
        raise ValueError("fewer planes")
