"""Writes each plane as it comes.

check: writes_each_shard_once
status: over_budget
says: wrote shards 160 times
"""


def write_sharded(array, planes):
    z = -1
    for z, plane in enumerate(planes):
        if z == array.shape[0]:
            raise ValueError("more planes")
        array[z] = plane
    if z + 1 < array.shape[0]:
        raise ValueError("fewer planes")
