"""Hands func the voxels in the target's data type.

check: maps_chunk_by_chunk
status: failed
says: before func gets them
tells: It converts the voxels before func gets them: Zarr converts what func returns.
"""


def map_chunks(source, target, func):
    for region in _chunk_regions(target.shape, target.chunks):
        target[region] = func(source[region].astype(target.dtype))
