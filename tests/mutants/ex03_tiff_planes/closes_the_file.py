"""Closes the file after the first plane.

check: reads_one_page
status: error
says: What was handed over is closed
breaks: stays open
"""


def read_plane(tif, z):
    with tif:
        return _page(tif, z).asarray()
