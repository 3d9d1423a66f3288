"""Reads page after page until it comes to z.

check: reads_one_page
status: over_budget
says: It reads the pages before page z
tells: It reads the pages before page z, too. tif.pages[z] is that page alone.
"""


def read_plane(tif, z):
    z = range(len(tif.pages))[z]
    for i, page in enumerate(tif.pages):
        plane = page.asarray()
        if i == z:
            return plane
    raise IndexError(z)
