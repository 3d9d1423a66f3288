"""Fetches every shard whole.

check: counts_objects_and_requests
status: failed
says: is not fetched whole
breaks: in part costs
tells: A shard of which some chunks are touched is not fetched whole: 1 for its index, 1 for each chunk.
"""


import itertools


def shard_requests(shape, chunks, shards, selection):
    chosen = [range(n)[i] for n, i in zip(shape, selection)]
    chosen = [i if isinstance(i, range) else range(i, i + 1) for i in chosen]
    touched = itertools.product(*({v // c for v in voxels} for voxels, c in zip(chosen, chunks)))
    per_shard = [n // c for n, c in zip(shards, chunks)]
    counts = Counter(tuple(i // n for i, n in zip(index, per_shard)) for index in touched)
    whole = math.prod(per_shard)
    return len(counts)
