"""Reads the last row where a slice starts behind the end.

check: reads_tiles_of_the_crop
status: failed
says: It returned shape
tells: It reads the last row where a slice starts behind the end: such a slice is empty.
"""


_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    h = tif.series[0].levels[level].shape[-2]
    if (y.start or 0) >= h:
        y = slice(h - 1, h)
    return _read(tif, level, z, y, x)
