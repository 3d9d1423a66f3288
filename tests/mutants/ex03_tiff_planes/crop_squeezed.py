"""Drops axes of length 1.

check: reads_strips_of_the_crop
status: failed
says: It returned shape
"""


_reference = read_crop


def read_crop(tif, z, y, x):
    return _reference(tif, z, y, x).squeeze()
