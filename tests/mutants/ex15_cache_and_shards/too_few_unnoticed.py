"""Stops where the camera stops.

check: writes_each_shard_once
status: failed
says: expected ValueError
"""


def write_sharded(array, planes):
    planes = list(plane.copy() for plane in planes)
    if len(planes) > array.shape[0]:
        raise ValueError("more planes")
    for start in range(0, len(planes), array.shards[0]):
        layer = planes[start : start + array.shards[0]]
        array[start : start + len(layer)] = np.stack(layer)
