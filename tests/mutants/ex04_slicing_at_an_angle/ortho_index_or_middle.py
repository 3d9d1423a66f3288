"""Takes index 0 for no index: `index or shape // 2`.

check: cuts_along_an_axis
status: failed
says: Index 0 is taken for no index
tells: Index 0 is taken for no index: it is the first slice.
"""


_ortho = ortho_slice


def ortho_slice(array, axis, index=None):
    return _ortho(array, axis, index or array.shape[axis] // 2)
