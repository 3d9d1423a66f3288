"""Calls func once more, to learn what it returns.

check: maps_chunk_by_chunk
status: failed
says: func was called
breaks: calls func once
"""


_reference = map_chunks


def map_chunks(source, target, func):
    func(np.ones((1,) * source.ndim, source.dtype.newbyteorder("=")))
    _reference(source, target, func)
