"""Counts negative numbers from the last page but one.

check: reads_one_page
status: failed
says: instead of z =
"""


def read_plane(tif, z):
    return tif.pages[z if z >= 0 else (len(tif.pages) - 1 + z) % len(tif.pages)].asarray()
