"""Fetches a shard whole only if every voxel of it is selected.

check: counts_objects_and_requests
status: failed
says: not each voxel
tells: To touch a chunk, one voxel of it is enough: a shard is fetched whole where each of its chunks is touched, not each voxel.
"""


def shard_requests(shape, chunks, shards, selection, _reference=shard_requests):
    cost = _reference(shape, chunks, shards, selection)
    # Where all chunks of a shard are touched, but not all voxels: as if it were fetched in part.
    whole = every = 1
    for size, chunk, shard, item in zip(shape, chunks, shards, selection):
        chosen = range(size)[item]
        chosen = chosen if isinstance(chosen, range) else [chosen]
        voxels = Counter(i // shard for i in chosen)
        touched = Counter(i // (shard // chunk) for i in {i // chunk for i in chosen})
        whole *= sum(n == shard // chunk for n in touched.values())
        every *= sum(n == shard for n in voxels.values())
    return cost + (whole - every) * math.prod(s // c for s, c in zip(shards, chunks))
