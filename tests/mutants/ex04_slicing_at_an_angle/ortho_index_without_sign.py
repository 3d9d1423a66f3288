"""Takes no notice of the sign of the index.

check: cuts_along_an_axis
status: failed
says: without its sign
tells: It takes a negative index without its sign, as abs does. It counts from the end: -1 is the last.
"""


_reference = ortho_slice


def ortho_slice(array, axis, index):
    return _reference(array, axis, abs(index))
