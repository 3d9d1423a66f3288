"""Takes the index modulo the size.

check: cuts_along_an_axis
status: failed
says: wraps round to the other end
tells: An index out of range wraps round to the other end: raise IndexError instead.
"""


_ortho = ortho_slice


def ortho_slice(array, axis, index):
    return _ortho(array, axis, index % array.shape[axis])
