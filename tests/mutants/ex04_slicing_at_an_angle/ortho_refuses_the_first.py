"""Takes the most negative index for out of range.

check: cuts_along_an_axis
status: error
says: The most negative index
tells: The most negative index, -size, is in range: it is the first slice.
"""


_ortho = ortho_slice


def ortho_slice(array, axis, index):
    if not -array.shape[axis] < index < array.shape[axis]:
        raise IndexError(f"{index} is out of range")
    return _ortho(array, axis, index)
