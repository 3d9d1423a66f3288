"""Reads each tile three times.

check: reads_tiles_of_the_crop
status: over_budget
says: that it had read before
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    _read(tif, level, z, y, x)
    _read(tif, level, z, y, x)
    return _read(tif, level, z, y, x)
