"""Reads a layer of chunks at a time, and goes through them in memory: half of the points.

check: maps_chunk_by_chunk
status: half
says: hold one at a time
"""


def map_chunks(source, target, func):
    layer, start = None, -1
    for region in _chunk_regions(target.shape, target.chunks):
        if region[0].start != start:
            layer, start = None, region[0].start
            layer = source[region[0]].astype(source.dtype.newbyteorder("="), copy=False)
        target[region] = func(layer[(slice(None), *region[1:])])
