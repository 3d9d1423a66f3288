"""Takes a negative int for one in the first chunk of the first shard.

check: counts_objects_and_requests
status: failed
says: in the first chunk
tells: A negative int is taken for one in the first chunk: it counts from the end.
"""


_reference = shard_requests


def shard_requests(shape, chunks, shards, selection):
    _reference(shape, chunks, shards, selection)
    touched = [{i // c} if isinstance(i, int) else _touched_chunks(n, c, i) for n, c, i in zip(shape, chunks, selection)]
    per_shard = [n // c for n, c in zip(shards, chunks)]
    n_shards = n_chunks = n_whole = 1
    for chunks_along, n in zip(touched, per_shard):
        counts = Counter(min(abs(i), 10**9) // n for i in chunks_along)
        n_shards *= len(counts)
        n_chunks *= counts.total()
        n_whole *= sum(count == n for count in counts.values())
    return n_shards + n_chunks - n_whole * math.prod(per_shard) + sum(-1 in one for one in touched if len(one) == 1)
