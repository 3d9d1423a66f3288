"""Reads a page three times.

check: reads_one_page
status: over_budget
says: 12 chunk reads; 4 are enough
"""


def read_plane(tif, z):
    _page(tif, z).asarray()
    _page(tif, z).asarray()
    return _page(tif, z).asarray()
