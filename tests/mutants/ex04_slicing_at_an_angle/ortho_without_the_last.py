"""Clips the index to the last but one slice.

check: cuts_along_an_axis
status: failed
says: x = 14 instead of x = 15
"""


_ortho = ortho_slice


def ortho_slice(array, axis, index):
    return _ortho(array, axis, index - 1 if index == array.shape[axis] - 1 else index)
