"""Loads the source, and goes through its chunks in memory.

check: maps_chunk_by_chunk
status: over_memory
says: the whole of one was there at once
"""


def map_chunks(source, target, func):
    whole = source[:].astype(source.dtype.newbyteorder("="))
    for region in _chunk_regions(target.shape, target.chunks):
        target[region] = func(whole[region])
