"""Reads each chunk of the target before it is written.

check: maps_chunk_by_chunk
status: half
says: read-back
breaks: chunk of the target once
"""


def map_chunks(source, target, func):
    for region in _chunk_regions(target.shape, target.chunks):
        block = np.asarray(source[region], source.dtype.newbyteorder("="))
        target[region]
        target[region] = func(block)
