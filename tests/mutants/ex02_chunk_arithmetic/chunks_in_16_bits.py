"""Has voxels overflow in 16 bits.

check: finds_chunks_of_any_selection
status: failed
says: expected
"""


_reference = chunks_touched


def chunks_touched(shape, chunks, selection):
    return [tuple(i % 2**9 for i in index[:-1]) + (index[-1] % 2**5,) for index in _reference(shape, chunks, selection)]
