"""Fills the chunks at the edge up.

check: maps_chunk_by_chunk
status: failed
says: fills the chunks at the edge up
tells: It fills the chunks at the edge up: they end where the volume ends.
"""


def map_chunks(source, target, func):
    for region in _chunk_regions(target.shape, target.chunks):
        block = np.asarray(source[region], source.dtype.newbyteorder("="))
        full = np.zeros(source.chunks, block.dtype)
        inside = tuple(slice(0, n) for n in block.shape)
        full[inside] = block
        target[region] = func(full)[inside]
