"""Yields shards where there are some.

check: yields_each_chunk_once
status: failed
says: by array.shards
breaks: one by one
tells: It goes by array.shards. A shard holds several chunks: go by array.chunks.
"""


def iter_chunks(array):
    pieces = array.shards or array.chunks
    for slices in product(*([slice(i, min(i + c, n)) for i in range(0, n, c)] for n, c in zip(array.shape, pieces))):
        yield slices, np.asarray(array[slices], array.dtype.newbyteorder("="))
