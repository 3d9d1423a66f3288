"""Hands func the voxels in the target's data type.

check: maps_chunk_by_chunk
status: failed
says: the data type of the source
"""


def map_chunks(source, target, func):
    for region in _chunk_regions(target.shape, target.chunks):
        target[region] = func(source[region].astype(target.dtype))
