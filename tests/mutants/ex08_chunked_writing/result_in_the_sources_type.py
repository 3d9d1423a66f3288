"""Converts what func returns to the source's data type.

check: maps_chunk_by_chunk
status: failed
says: to the data type of the source
tells: It converts what func returns to the data type of the source: the target has its own.
"""


def map_chunks(source, target, func):
    for region in _chunk_regions(target.shape, target.chunks):
        block = np.asarray(source[region], source.dtype.newbyteorder("="))
        target[region] = func(block).astype(block.dtype)
