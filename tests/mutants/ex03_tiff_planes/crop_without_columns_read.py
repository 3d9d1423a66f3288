"""Reads the strips of a crop without columns.

check: reads_strips_of_the_crop
status: over_budget
says: 0 are enough
"""


_reference = read_crop


def read_crop(tif, z, y, x):
    return _reference(tif, z, y, slice(None))[:, x]
