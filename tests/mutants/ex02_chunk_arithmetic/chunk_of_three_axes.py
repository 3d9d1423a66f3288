"""Cuts along the last three axes alone.

check: cuts_out_a_chunk
status: failed
says: Only the last three axes are cut
tells: Only the last three axes are cut: there may be more.
"""


_reference = chunk_slices


def chunk_slices(shape, chunks, index):
    return _reference(shape[-3:], chunks[-3:], index[-3:])
