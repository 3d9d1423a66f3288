"""Returns how many chunks a shard has.

check: counts_objects_and_requests
status: failed
says: the number of chunks of a shard
breaks: incomplete ones count
tells: The second is the number of chunks of a shard.
"""


def shard_objects(shape, chunks, shards):
    return math.prod(-(-s // c) for s, c in zip(shape, chunks)), math.prod(n // c for n, c in zip(shards, chunks))
