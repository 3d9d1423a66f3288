"""Returns the numbers in the other order.

check: counts_objects_and_requests
status: failed
says: in the other order
breaks: incomplete ones count
tells: These are the right numbers in the other order.
"""


def shard_objects(shape, chunks, shards):
    return math.prod(-(-s // c) for s, c in zip(shape, shards)), math.prod(-(-s // c) for s, c in zip(shape, chunks))
