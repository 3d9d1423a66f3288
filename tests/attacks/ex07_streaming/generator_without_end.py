"""Yields chunks without end.

attacks: yields_each_chunk_once
"""

def iter_chunks(array):
    while True:
        yield (slice(0, 1),) * array.ndim, np.zeros((1,) * array.ndim, array.dtype)
