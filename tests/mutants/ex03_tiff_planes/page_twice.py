"""Reads a page twice: half of the points.

check: reads_one_page
status: half
says: that it had read before
"""


def read_plane(tif, z):
    _page(tif, z).asarray()
    return _page(tif, z).asarray()
