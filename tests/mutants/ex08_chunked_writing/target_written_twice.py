"""Writes the target twice: half of the points.

check: maps_chunk_by_chunk
status: half
says: of the target twice
breaks: chunk of the target once
tells: It writes each chunk of the target twice.
"""


def map_chunks(source, target, func):
    for region in _chunk_regions(target.shape, target.chunks):
        block = np.asarray(source[region], source.dtype.newbyteorder("="))
        result = func(block)
        target[region] = 0 * result + 1
        target[region] = result
