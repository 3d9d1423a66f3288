"""Closes the file after the first plane.

check: reads_one_page
status: error
says: It closes the file after a call
breaks: stays open
tells: It closes the file after a call. Leave the tif open: the next call reads from it.
"""


def read_plane(tif, z):
    with tif:
        return _page(tif, z).asarray()
