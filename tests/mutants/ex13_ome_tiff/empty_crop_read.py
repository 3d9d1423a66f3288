"""Reads a tile for an empty rectangle.

check: reads_tiles_of_the_crop
status: over_budget
says: 0 are enough
tells: It reads a tile for an empty rectangle: return an empty array without a read.
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    window = _read(tif, level, z, y, x)
    if not window.size:
        _read_tile(tif.series[0].levels[level].pages[z], 0)
    return window
