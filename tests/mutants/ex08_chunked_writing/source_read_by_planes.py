"""Reads each plane of a chunk by itself.

check: maps_chunk_by_chunk
status: over_budget
says: that it had read before
breaks: chunk of the source once
tells: It reads a chunk in several pieces, and each piece reads the whole chunk: read it in one go.
"""


def map_chunks(source, target, func):
    for region in _chunk_regions(target.shape, target.chunks):
        planes = [source[(z, *region[1:])] for z in range(region[0].start, region[0].stop) for _ in range(3)]
        target[region] = func(np.stack(planes[::3]).astype(source.dtype.newbyteorder("=")))
