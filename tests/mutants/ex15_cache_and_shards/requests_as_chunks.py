"""A request for each chunk.

check: counts_objects_and_requests
status: failed
says: That is the number of chunks
breaks: in part costs
tells: That is the number of chunks: each shard has an index to be fetched, and a whole one is one request.
"""


import itertools


def shard_requests(shape, chunks, shards, selection):
    chosen = [range(n)[i] for n, i in zip(shape, selection)]
    chosen = [i if isinstance(i, range) else range(i, i + 1) for i in chosen]
    touched = itertools.product(*({v // c for v in voxels} for voxels, c in zip(chosen, chunks)))
    per_shard = [n // c for n, c in zip(shards, chunks)]
    counts = Counter(tuple(i // n for i, n in zip(index, per_shard)) for index in touched)
    whole = math.prod(per_shard)
    return sum(counts.values())
