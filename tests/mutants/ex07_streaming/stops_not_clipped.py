"""Does not clip the last chunk of an axis.

check: yields_each_chunk_once
status: failed
says: clip the stop
breaks: yields every chunk
"""


_reference = iter_chunks


def iter_chunks(array):
    for slices, block in _reference(array):
        yield tuple(slice(s.start, s.start + c) for s, c in zip(slices, array.chunks)), block
