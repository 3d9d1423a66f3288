"""Fetches the index of each shard from the first to the last that it touches.

check: counts_objects_and_requests
status: failed
says: jump over shards
tells: It counts the index of each shard between the first and the last, too: a step may jump over shards, and these cost nothing.
"""


def shard_requests(shape, chunks, shards, selection, _reference=shard_requests):
    cost = _reference(shape, chunks, shards, selection)
    touched = between = 1
    for size, shard, item in zip(shape, shards, selection):
        found = _touched_chunks(size, shard, item)
        touched *= len(found)
        between *= max(found) - min(found) + 1 if found else 0
    return cost + between - touched
