"""Leaves out the chunks at the edge.

check: maps_chunk_by_chunk
status: failed
says: leaves out the chunks at the edge
tells: It leaves out the chunks at the edge, which are smaller than the others.
"""


def map_chunks(source, target, func):
    for region in _chunk_regions(target.shape, target.chunks):
        block = np.asarray(source[region], source.dtype.newbyteorder("="))
        if block.shape == source.chunks:
            target[region] = func(block)
