"""Leaves out chunks of zeros.

check: maps_chunk_by_chunk
status: failed
says: leaves out chunks of zeros
tells: It leaves out chunks of zeros: what func makes of zeros need not be 0.
"""


def map_chunks(source, target, func):
    for region in _chunk_regions(target.shape, target.chunks):
        block = np.asarray(source[region], source.dtype.newbyteorder("="))
        if block.any():
            target[region] = func(block)
