"""Reads each tile twice: half of the points.

check: reads_tiles_of_the_crop
status: half
says: that it had read before
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    _read(tif, level, z, y, x)
    return _read(tif, level, z, y, x)
