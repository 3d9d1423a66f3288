"""Takes the number of a page modulo their count: no number is out of range.

check: reads_one_page
status: failed
says: expected IndexError
"""


def read_plane(tif, z):
    return tif.pages[z % len(tif.pages)].asarray()
