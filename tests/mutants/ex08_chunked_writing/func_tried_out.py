"""Calls func once more, to learn what it returns.

check: maps_chunk_by_chunk
status: failed
says: something else than a chunk
breaks: calls func once
tells: It tries func on something else than a chunk first: each call counts.
"""


_reference = map_chunks


def map_chunks(source, target, func):
    func(np.ones((1,) * source.ndim, source.dtype.newbyteorder("=")))
    _reference(source, target, func)
