"""Loads the volume for an XY slice.

check: cuts_along_an_axis
status: over_budget
says: For an XY slice it reads the whole volume
tells: For an XY slice it reads the whole volume: index the array itself, not a copy of it.
"""


_ortho = ortho_slice


def ortho_slice(array, axis, index):
    return _ortho(array, axis, index) if axis else array[:][index].astype(array.dtype.newbyteorder("="))
