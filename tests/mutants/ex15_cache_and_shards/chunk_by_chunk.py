"""Writes each inner chunk by itself.

check: writes_each_shard_once
status: over_budget
says: wrote shards 80 times
"""


import itertools


def write_sharded(array, planes):
    volume = np.stack([plane.copy() for plane in planes])
    if len(volume) != array.shape[0]:
        raise ValueError("another number of planes")
    starts = itertools.product(*(range(0, size, chunk) for size, chunk in zip(array.shape, array.chunks)))
    for start in starts:
        region = tuple(slice(i, i + chunk) for i, chunk in zip(start, array.chunks))
        array[region] = volume[region]
