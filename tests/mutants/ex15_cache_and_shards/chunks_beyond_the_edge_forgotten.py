"""A shard at the edge counts as whole when all of its chunks in the array are touched.

check: counts_objects_and_requests
status: failed
says: inner chunks beyond the edge
tells: A shard that sticks out over the array has inner chunks beyond the edge: it is never fetched whole.
"""


import itertools


def shard_requests(shape, chunks, shards, selection):
    chosen = [range(n)[i] for n, i in zip(shape, selection)]
    chosen = [i if isinstance(i, range) else range(i, i + 1) for i in chosen]
    touched = itertools.product(*({v // c for v in voxels} for voxels, c in zip(chosen, chunks)))
    per_shard = [n // c for n, c in zip(shards, chunks)]
    counts = Counter(tuple(i // n for i, n in zip(index, per_shard)) for index in touched)
    whole = math.prod(per_shard)
    grid = [-(-n // c) for n, c in zip(shape, chunks)]
    inside = {s: math.prod(min(n, g - i * n) for i, n, g in zip(s, per_shard, grid)) for s in counts}
    return sum(1 if n == inside[s] else 1 + n for s, n in counts.items())
