"""Yields shards where there are some.

check: yields_each_chunk_once
status: failed
says: which is no chunk
breaks: one by one
"""


def iter_chunks(array):
    pieces = array.shards or array.chunks
    for slices in product(*([slice(i, min(i + c, n)) for i in range(0, n, c)] for n, c in zip(array.shape, pieces))):
        yield slices, np.asarray(array[slices], array.dtype.newbyteorder("="))
