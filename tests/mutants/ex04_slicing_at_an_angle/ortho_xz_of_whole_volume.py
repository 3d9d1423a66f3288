"""Loads the volume for an XZ slice.

check: cuts_along_an_axis
status: over_budget
says: 48 chunk reads
breaks: XZ slice reads one layer
"""


_ortho = ortho_slice


def ortho_slice(array, axis, index):
    return _ortho(array, axis, index) if axis != 1 else array[:][:, index].astype(array.dtype.newbyteorder("="))
