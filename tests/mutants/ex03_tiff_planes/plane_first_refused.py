"""Takes -n for out of range, though it is the first of n pages.

check: reads_one_page
status: error
says: IndexError
"""


def read_plane(tif, z):
    n = len(tif.pages)
    if not -n < z < n:
        raise IndexError(z)
    return tif.pages[z % n].asarray()
