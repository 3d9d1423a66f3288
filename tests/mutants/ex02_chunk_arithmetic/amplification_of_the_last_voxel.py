"""Refuses negative ints.

check: tells_the_amplification
status: error
says: A negative int is in range down to -size
tells: A negative int is in range down to -size: -1 is the last voxel.
"""


_reference = read_amplification


def read_amplification(shape, chunks, selection):
    if any(not isinstance(item, slice) and item < 0 for item in selection):
        raise IndexError(selection)
    return _reference(shape, chunks, selection)
