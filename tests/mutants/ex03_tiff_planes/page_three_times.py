"""Reads a page three times.

check: reads_one_page
status: over_budget
says: It reads the page three times
tells: It reads the page three times. Read it once, and keep the array for the rest of the call.
"""


def read_plane(tif, z):
    _page(tif, z).asarray()
    _page(tif, z).asarray()
    return _page(tif, z).asarray()
