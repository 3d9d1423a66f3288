"""Decodes the whole page, and crops it.

check: reads_tiles_of_the_crop
status: over_budget
says: that it does not need
tells: It decodes the whole page: decode only the tiles with pixels of the rectangle.
"""


def read_ometiff(tif, level, z, y, x):
    pages = tif.series[0].levels[level].pages
    page = pages[range(len(pages))[z]]
    return page.asarray()[y, x]
