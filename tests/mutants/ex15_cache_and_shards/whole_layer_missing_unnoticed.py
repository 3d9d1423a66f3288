"""Notices missing planes within a layer only.

check: writes_each_shard_once
status: failed
says: whole layer is missing
tells: Missing planes are seen within a layer only: see whether a whole layer is missing, too.
"""


def write_sharded(array, planes):
    planes = iter(planes)
    depth, *plane_shape = array.shape
    for start in range(0, depth, array.shards[0]):
        first = next(planes, None)
        if first is None:
            return
        layer = np.empty((min(array.shards[0], depth - start), *plane_shape), array.dtype)
        layer[0] = first
        for i in range(1, len(layer)):
            plane = next(planes, None)
            if plane is None:
                raise ValueError("fewer planes")
            layer[i] = plane
        array[start : start + len(layer)] = layer
    if next(planes, None) is not None:
        raise ValueError("more planes")
