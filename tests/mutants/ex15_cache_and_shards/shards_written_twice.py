"""Writes each shard twice.

check: writes_each_shard_once
status: half
says: half of the points
"""


def write_sharded(array, planes):
    volume = np.stack([plane.copy() for plane in planes])
    if len(volume) != array.shape[0]:
        raise ValueError("another number of planes")
    array[...] = volume
    array[...] = volume
