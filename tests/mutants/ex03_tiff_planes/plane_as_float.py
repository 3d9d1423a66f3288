"""Returns floats.

check: reads_one_page
status: failed
says: It returned dtype float64
"""


def read_plane(tif, z):
    return _page(tif, z).asarray().astype(float)
