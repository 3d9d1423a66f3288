"""Counts the chunks besides the shards.

check: counts_objects_and_requests
status: failed
says: an object of its own
breaks: incomplete ones count
tells: With shards, no chunk is an object of its own any more.
"""


def shard_objects(shape, chunks, shards):
    return math.prod(-(-s // c) for s, c in zip(shape, chunks)), math.prod(-(-s // c) for s, c in zip(shape, chunks)) + math.prod(-(-s // c) for s, c in zip(shape, shards))
