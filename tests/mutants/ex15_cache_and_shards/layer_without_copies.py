"""Keeps the planes that the camera delivers, which is one.

check: writes_each_shard_once
status: failed
says: same piece of memory
tells: The camera delivers each plane in the same piece of memory: what you keep of it must be a copy, made before you ask for the next.
"""


def write_sharded(array, planes):
    planes = iter(planes)
    for start in range(0, array.shape[0], array.shards[0]):
        stop = min(start + array.shards[0], array.shape[0])
        layer = [next(planes, None) for _ in range(start, stop)]
        if any(plane is None for plane in layer):
            raise ValueError("fewer planes")
        array[start:stop] = np.stack(layer)
    if next(planes, None) is not None:
        raise ValueError("more planes")
