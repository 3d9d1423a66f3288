"""Reads the source twice: half of the points.

check: maps_chunk_by_chunk
status: half
says: that it had read before
breaks: chunk of the source once
"""


def map_chunks(source, target, func):
    for region in _chunk_regions(target.shape, target.chunks):
        block = np.asarray(source[region], source.dtype.newbyteorder("="))
        target[region] = func(source[region].astype(block.dtype))
