"""Takes no notice of the sign.

check: reads_one_page
status: failed
says: instead of z =
"""


def read_plane(tif, z):
    return tif.pages[abs(z) if z >= -len(tif.pages) else len(tif.pages) + 1].asarray()
