"""Divides the number of chunks by that of a shard.

check: counts_objects_and_requests
status: failed
says: at the edges, a shard holds fewer
breaks: incomplete ones count
tells: Divide the shape into shards, not the number of chunks: at the edges, a shard holds fewer.
"""


def shard_objects(shape, chunks, shards):
    chunks_of_a_shard = math.prod(n // c for n, c in zip(shards, chunks))
    return math.prod(-(-s // c) for s, c in zip(shape, chunks)), -(-math.prod(-(-s // c) for s, c in zip(shape, chunks)) // chunks_of_a_shard)
