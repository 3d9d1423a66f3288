"""Reads the first tile where it has found none.

check: reads_tiles_of_the_crop
status: over_budget
says: 0 are enough
tells: It reads a tile though the file has none of those with the rectangle: they are 0.
"""


_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    window = _read(tif, level, z, y, x)
    if window.size and not window.any():
        page = tif.series[0].levels[level].pages[z]
        _read_tile(page, 0)
    return window
