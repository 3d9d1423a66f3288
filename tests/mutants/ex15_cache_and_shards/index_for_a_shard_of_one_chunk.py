"""Fetches the index of a shard of one chunk.

check: counts_objects_and_requests
status: failed
says: and no index
tells: A shard of one chunk is whole as soon as it is touched: one request, and no index.
"""


def shard_requests(shape, chunks, shards, selection, _reference=shard_requests):
    cost = _reference(shape, chunks, shards, selection)
    return 2 * cost if tuple(chunks) == tuple(shards) else cost
