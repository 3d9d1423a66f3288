"""Refuses negative numbers of planes.

check: reads_strips_of_the_crop
status: error
says: IndexError
"""


_reference = read_crop


def read_crop(tif, z, y, x):
    if z < 0:
        raise IndexError(z)
    return _reference(tif, z, y, x)
