"""Takes a shard's shape for a number of chunks.

check: counts_objects_and_requests
status: failed
says: in voxels, not in chunks
breaks: incomplete ones count
tells: Shards are given in voxels, not in chunks.
"""


def shard_objects(shape, chunks, shards):
    return math.prod(-(-s // c) for s, c in zip(shape, chunks)), math.prod(-(-s // (c * n)) for s, c, n in zip(shape, chunks, shards))
