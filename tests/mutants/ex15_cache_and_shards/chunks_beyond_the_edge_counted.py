"""Counts all chunks that the shards have room for, those beyond the edge too.

check: counts_objects_and_requests
status: failed
says: beyond the edge
breaks: incomplete ones count
tells: The first number counts chunks that lie beyond the edge of the array, too: they are not stored.
"""


def shard_objects(shape, chunks, shards):
    n_shards = math.prod(_grid_shape(shape, shards))
    return n_shards * math.prod(shard // chunk for shard, chunk in zip(shards, chunks)), n_shards
