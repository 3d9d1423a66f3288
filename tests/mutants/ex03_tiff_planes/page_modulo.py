"""Takes the number of a page modulo their count: no number is out of range.

check: reads_one_page
status: failed
says: The number is taken modulo the count of pages
tells: The number is taken modulo the count of pages, as tif.pages does. Look first whether there is such a page.
"""


def read_plane(tif, z):
    return tif.pages[z % len(tif.pages)].asarray()
