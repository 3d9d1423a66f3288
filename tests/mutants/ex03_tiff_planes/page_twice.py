"""Reads a page twice: half of the points.

check: reads_one_page
status: half
says: It reads the page twice
tells: It reads the page twice. Read it once, and keep the array for the rest of the call.
"""


def read_plane(tif, z):
    _page(tif, z).asarray()
    return _page(tif, z).asarray()
