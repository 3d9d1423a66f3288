"""Reads the strips of a crop without columns.

check: reads_strips_of_the_crop
status: over_budget
says: It reads the strips of a crop without columns
tells: It reads the strips of a crop without columns. An empty crop is returned before anything is read.
"""


_reference = read_crop


def read_crop(tif, z, y, x):
    return _reference(tif, z, y, slice(None))[:, x]
