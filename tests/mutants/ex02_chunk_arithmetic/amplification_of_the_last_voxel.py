"""Refuses negative ints.

check: tells_the_amplification
status: error
says: IndexError
"""


_reference = read_amplification


def read_amplification(shape, chunks, selection):
    if any(not isinstance(item, slice) and item < 0 for item in selection):
        raise IndexError(selection)
    return _reference(shape, chunks, selection)
