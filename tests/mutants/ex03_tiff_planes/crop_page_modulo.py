"""Takes the number of a page modulo their count.

check: reads_strips_of_the_crop
status: failed
says: The number is taken modulo the count of pages
tells: The number is taken modulo the count of pages, as tif.pages does. Look first whether there is such a page.
"""


_reference = read_crop


def read_crop(tif, z, y, x):
    return _reference(tif, z % len(tif.pages), y, x)
