"""Fills the volume with zeros, chunk by chunk.

check: creates_an_empty_volume
status: failed
says: Write no zeros
breaks: writes no chunk
"""


_reference = create_volume


def create_volume(store, shape, chunks, dtype):
    array = _reference(store, shape, chunks, dtype)
    array[: chunks[0], : chunks[1], : chunks[2]] = 0
    return array
