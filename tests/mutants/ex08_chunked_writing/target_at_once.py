"""Collects what func returns, and writes it at the end.

check: maps_chunk_by_chunk
status: over_memory
says: the whole of one was there at once
"""


def map_chunks(source, target, func):
    whole = np.empty(target.shape, target.dtype)
    for region in _chunk_regions(target.shape, target.chunks):
        whole[region] = func(np.asarray(source[region], source.dtype.newbyteorder("=")))
    target[...] = whole
