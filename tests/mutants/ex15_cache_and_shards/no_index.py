"""Forgets the index.

check: counts_objects_and_requests
status: failed
says: its index is a request too
breaks: in part costs
tells: Where a shard is not fetched whole, its index is a request too.
"""


import itertools


def shard_requests(shape, chunks, shards, selection):
    chosen = [range(n)[i] for n, i in zip(shape, selection)]
    chosen = [i if isinstance(i, range) else range(i, i + 1) for i in chosen]
    touched = itertools.product(*({v // c for v in voxels} for voxels, c in zip(chosen, chunks)))
    per_shard = [n // c for n, c in zip(shards, chunks)]
    counts = Counter(tuple(i // n for i, n in zip(index, per_shard)) for index in touched)
    whole = math.prod(per_shard)
    return sum(1 if n == whole else n for n in counts.values())
