"""Loads the volume for an XY slice.

check: cuts_along_an_axis
status: over_budget
says: chunk reads
"""


_ortho = ortho_slice


def ortho_slice(array, axis, index):
    return _ortho(array, axis, index) if axis else array[:][index].astype(array.dtype.newbyteorder("="))
