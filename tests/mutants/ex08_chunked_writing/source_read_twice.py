"""Reads the source twice: half of the points.

check: maps_chunk_by_chunk
status: half
says: of the source twice
breaks: chunk of the source once
tells: It reads each chunk of the source twice: keep what you have read the first time.
"""


def map_chunks(source, target, func):
    for region in _chunk_regions(target.shape, target.chunks):
        block = np.asarray(source[region], source.dtype.newbyteorder("="))
        target[region] = func(source[region].astype(block.dtype))
