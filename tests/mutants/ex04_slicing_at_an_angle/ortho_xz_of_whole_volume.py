"""Loads the volume for an XZ slice.

check: cuts_along_an_axis
status: over_budget
says: For an XZ slice it reads the whole volume
breaks: XZ slice reads one layer
tells: For an XZ slice it reads the whole volume: index the array itself, not a copy of it.
"""


_ortho = ortho_slice


def ortho_slice(array, axis, index):
    return _ortho(array, axis, index) if axis != 1 else array[:][:, index].astype(array.dtype.newbyteorder("="))
