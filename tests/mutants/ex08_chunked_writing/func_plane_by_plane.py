"""Applies func to each plane.

check: maps_chunk_by_chunk
status: failed
says: func was called
breaks: calls func once
"""


def map_chunks(source, target, func):
    for z in range(source.shape[0]):
        target[z] = func(np.asarray(source[z], source.dtype.newbyteorder("=")))
