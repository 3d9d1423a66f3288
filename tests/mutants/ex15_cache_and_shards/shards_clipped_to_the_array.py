"""Cuts a shard that is larger than the array to its size.

check: counts_objects_and_requests
status: error
says: ZeroDivisionError
tells: A shard may be larger than the array: do not cut it.
"""


def shard_requests(shape, chunks, shards, selection, _reference=shard_requests):
    return _reference(shape, chunks, [min(shard, size) for shard, size in zip(shards, shape)], selection)
