"""Returns a YZ slice as y, z, as viewers show it.

check: cuts_along_an_axis
status: failed
says: Only the YZ slice is turned over
tells: Only the YZ slice is turned over: its rows run along z, its columns along y.
"""


_ortho = ortho_slice


def ortho_slice(array, axis, index):
    image = _ortho(array, axis, index)
    return image.T if axis == 2 else image
