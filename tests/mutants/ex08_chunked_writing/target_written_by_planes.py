"""Writes each plane of a chunk by itself.

check: maps_chunk_by_chunk
status: over_budget
says: in several pieces
breaks: chunk of the target once
tells: It writes a chunk in several pieces, and each piece reads the whole chunk back: write it in one go.
"""


def map_chunks(source, target, func):
    for region in _chunk_regions(target.shape, target.chunks):
        block = np.asarray(source[region], source.dtype.newbyteorder("="))
        for z, plane in zip(range(region[0].start, region[0].stop), func(block)):
            target[(z, *region[1:])] = plane
