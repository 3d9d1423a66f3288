"""Gives the length of a slice for its stop.

check: cuts_out_a_chunk
status: failed
says: not a start and a length
tells: A slice has a start and a stop, not a start and a length.
"""


_reference = chunk_slices


def chunk_slices(shape, chunks, index):
    return tuple(slice(part.start, part.stop - part.start) for part in _reference(shape, chunks, index))
