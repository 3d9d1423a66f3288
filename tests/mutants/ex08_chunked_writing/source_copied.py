"""Calls func and writes the source.

check: maps_chunk_by_chunk
status: failed
says: the source itself
breaks: writes what func returns
tells: It writes the source itself: write what func returns.
"""


def map_chunks(source, target, func):
    for region in _chunk_regions(target.shape, target.chunks):
        block = np.asarray(source[region], source.dtype.newbyteorder("="))
        func(block)
        target[region] = block
