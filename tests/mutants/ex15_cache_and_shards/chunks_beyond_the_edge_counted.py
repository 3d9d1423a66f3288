"""Counts all chunks that the shards have room for, those beyond the edge too.

check: counts_objects_and_requests
status: failed
says: It returned
breaks: incomplete ones count
"""


def shard_objects(shape, chunks, shards):
    n_shards = math.prod(_grid_shape(shape, shards))
    return n_shards * math.prod(shard // chunk for shard, chunk in zip(shards, chunks)), n_shards
