"""Gives func a whole layer of chunks.

check: maps_chunk_by_chunk
status: failed
says: a layer of chunks at a time
breaks: calls func once
tells: It gives func a layer of chunks at a time: one chunk is what func takes, along every axis.
"""


def map_chunks(source, target, func):
    native = source.dtype.newbyteorder("=")
    for z in range(0, source.shape[0], source.chunks[0]):
        stop = min(z + source.chunks[0], source.shape[0])
        target[z:stop] = func(source[z:stop].astype(native))
