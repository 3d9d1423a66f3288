"""Takes a shard for whole that is whole along its first axis.

check: counts_objects_and_requests
status: failed
says: along its first axis
tells: A shard is taken for whole if it is whole along its first axis: each of its chunks must be touched.
"""


def shard_requests(shape, chunks, shards, selection):
    n_shards = n_chunks = n_whole = 1
    for axis, (size, chunk, shard, item) in enumerate(zip(shape, chunks, shards, selection, strict=True)):
        counts = Counter(i // (shard // chunk) for i in _touched_chunks(size, chunk, item))
        n_shards *= len(counts)
        n_chunks *= counts.total()
        n_whole *= sum(n == shard // chunk for n in counts.values()) if axis == 0 else len(counts)
    return n_shards + n_chunks - n_whole * math.prod(s // c for s, c in zip(shards, chunks))
