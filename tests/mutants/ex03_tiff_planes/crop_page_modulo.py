"""Takes the number of a page modulo their count.

check: reads_strips_of_the_crop
status: failed
says: expected IndexError
"""


_reference = read_crop


def read_crop(tif, z, y, x):
    return _reference(tif, z % len(tif.pages), y, x)
