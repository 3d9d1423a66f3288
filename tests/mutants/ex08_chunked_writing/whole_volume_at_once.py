"""Applies func to the whole volume.

check: maps_chunk_by_chunk
status: failed
says: the whole volume at once
tells: It gives func the whole volume at once: give it one chunk at a time.
"""


def map_chunks(source, target, func):
    target[...] = func(np.asarray(source[...], source.dtype.newbyteorder("=")))
