"""Loads the whole stack for one plane: right pixels, every strip of every page.

check: reads_one_page
status: over_memory
says: of memory, more than there is
"""


def read_plane(tif, z):
    return tif.asarray()[z]
