"""Has axis 1 be x and axis 2 be y.

check: cuts_along_an_axis
status: failed
says: axis 2 instead of axis 1
breaks: XZ slice at y
"""


_ortho = ortho_slice


def ortho_slice(array, axis, index):
    if axis and not -array.shape[axis] <= index < array.shape[axis]:
        raise IndexError(index)
    axis = (0, 2, 1)[axis]
    return _ortho(array, axis, index % array.shape[axis])
