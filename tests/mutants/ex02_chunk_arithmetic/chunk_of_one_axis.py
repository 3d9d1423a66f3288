"""Returns a slice alone where there is one axis.

check: cuts_out_a_chunk
status: failed
says: With one axis
tells: With one axis, too, it is a tuple, of one slice.
"""


_reference = chunk_slices


def chunk_slices(shape, chunks, index):
    slices = _reference(shape, chunks, index)
    return slices if len(slices) > 1 else slices[0]
