"""Reads every tile of a row of them.

check: reads_tiles_of_the_crop
status: over_budget
says: that it does not need
tells: It reads every tile of a row of tiles: read those with the columns alone.
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    window = _read(tif, level, z, y, slice(None))
    return window[:, x]
