"""Has axis 1 be x and axis 2 be y.

check: cuts_along_an_axis
status: failed
says: y and x are taken for each other
breaks: XZ slice at y
tells: y and x are taken for each other: axis 1 is y, axis 2 is x.
"""


_ortho = ortho_slice


def ortho_slice(array, axis, index):
    if axis and not -array.shape[axis] <= index < array.shape[axis]:
        raise IndexError(index)
    axis = (0, 2, 1)[axis]
    return _ortho(array, axis, index % array.shape[axis])
