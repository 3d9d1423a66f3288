"""Returns a plane as x, y.

check: reads_one_page
status: failed
says: expected
"""


def read_plane(tif, z):
    return _page(tif, z).asarray().T
