"""Adds the number of planes to a negative index, whatever the axis.

check: cuts_along_an_axis
status: failed
says: The number of planes is added to a negative index
tells: The number of planes is added to a negative index: add the size of the axis itself.
"""


_ortho = ortho_slice


def ortho_slice(array, axis, index):
    return _ortho(array, axis, index + array.shape[0] if -array.shape[axis] <= index < 0 else index)
