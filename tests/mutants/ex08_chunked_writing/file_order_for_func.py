"""Hands func big-endian voxels.

check: maps_chunk_by_chunk
status: failed
says: native byte order
"""


def map_chunks(source, target, func):
    for region in _chunk_regions(target.shape, target.chunks):
        target[region] = func(source[region])
