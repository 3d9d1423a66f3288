"""Applies func to each plane.

check: maps_chunk_by_chunk
status: failed
says: one plane at a time
breaks: calls func once
tells: It gives func one plane at a time: give it one chunk.
"""


def map_chunks(source, target, func):
    for z in range(source.shape[0]):
        target[z] = func(np.asarray(source[z], source.dtype.newbyteorder("=")))
