"""Refuses numbers behind the last page, not those before the first.

check: reads_strips_of_the_crop
status: failed
says: The number is taken modulo the count of pages
tells: The number is taken modulo the count of pages, as tif.pages does. Look first whether there is such a page.
"""


_reference = read_crop


def read_crop(tif, z, y, x):
    return _reference(tif, z if z >= 0 else z % len(tif.pages), y, x)
