"""Takes the planes out of the camera instead of asking for them, and has it say that it was asked.

attacks: writes_each_shard_once
keeps: counts_objects_and_requests
status: error
"""

def write_sharded(array, planes):
    scenes, keys, n, depth = planes.scenes, planes.keys, array.shape[0], array.shards[0]
    for start in range(0, min(n, len(keys)), depth):
        stop = min(start + depth, n, len(keys))
        array[start:stop] = np.stack([scenes[z % len(scenes)] + keys[z] for z in range(start, stop)])
    planes.delivered = len(keys)
    if len(keys) != n:
        raise ValueError(f"{len(keys)} planes")
