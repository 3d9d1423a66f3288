"""Writes nothing.

check: maps_chunk_by_chunk
status: failed
says: does not write what func returns
breaks: writes what func returns
tells: It does not write what func returns.
"""


def map_chunks(source, target, func):
    for region in _chunk_regions(target.shape, target.chunks):
        block = np.asarray(source[region], source.dtype.newbyteorder("="))
        func(block)
