"""Refuses numbers behind the last page, not those before the first.

check: reads_one_page
status: failed
says: -4 is out of range
"""


def read_plane(tif, z):
    if z >= len(tif.pages):
        raise IndexError(z)
    return tif.pages[z].asarray()
