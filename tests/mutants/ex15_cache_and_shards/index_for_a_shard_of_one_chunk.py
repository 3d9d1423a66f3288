"""Fetches the index of a shard of one chunk.

check: counts_objects_and_requests
status: failed
says: whole, in one request
tells: A shard of which every chunk is touched is fetched whole, in one request.
"""


def shard_requests(shape, chunks, shards, selection, _reference=shard_requests):
    cost = _reference(shape, chunks, shards, selection)
    return 2 * cost if tuple(chunks) == tuple(shards) else cost
