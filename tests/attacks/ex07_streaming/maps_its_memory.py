"""Holds the whole volume in maps, which tracemalloc does not see.

attacks: takes_stock
seconds: 30
"""

import mmap

def stream_stats(array):
    nbytes = max(1, array.nbytes)
    whole = np.frombuffer(mmap.mmap(-1, nbytes, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS), array.dtype, array.size)
    whole = whole.reshape(array.shape)
    for region, chunk in iter_chunks(array):
        whole[region] = chunk
    kind = float if whole.dtype.kind == "f" else int
    least, most = kind(whole.min()), kind(whole.max())
    total = sum(float(chunk.sum(dtype=float)) for chunk in whole)
    mean = total / whole.size
    square = sum(float(((chunk.astype(float) - mean) ** 2).sum()) for chunk in whole)
    return Stats(least, most, mean, (square / whole.size) ** 0.5)
