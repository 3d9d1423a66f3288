"""Floors both grids.

check: counts_objects_and_requests
status: failed
says: rounded down
breaks: incomplete ones count
tells: That is rounded down: the incomplete ones at the far edges count too.
"""


def shard_objects(shape, chunks, shards):
    return tuple(math.prod(s // c for s, c in zip(shape, by)) for by in (chunks, shards))
