"""Asks for the page of abs(z), which may not be there.

check: reads_one_page
status: failed
says: without its sign
tells: It takes a negative number without its sign, as abs(z) does. It counts from the last plane: -1 is the last.
"""


def read_plane(tif, z):
    return tif.pages[abs(z)].asarray()
