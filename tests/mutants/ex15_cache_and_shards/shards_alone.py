"""Returns the number of shards alone.

check: counts_objects_and_requests
status: failed
says: expected a tuple of whole numbers
breaks: incomplete ones count
"""


def shard_objects(shape, chunks, shards):
    return math.prod(-(-s // c) for s, c in zip(shape, shards))
