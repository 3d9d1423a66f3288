"""Refuses numbers behind the last page, not those before the first.

check: reads_one_page
status: failed
says: The number is taken modulo the count of pages
tells: The number is taken modulo the count of pages, as tif.pages does. Look first whether there is such a page.
"""


def read_plane(tif, z):
    if z >= len(tif.pages):
        raise IndexError(z)
    return tif.pages[z].asarray()
