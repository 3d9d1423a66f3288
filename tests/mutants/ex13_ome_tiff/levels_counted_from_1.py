"""Counts levels from 1.

check: reads_tiles_of_the_crop
status: failed
says: instead of level
breaks: pixels of plane z
tells: It reads a finer level than the one that is asked for: levels count from 0, the finest.
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    tif.series[0].levels[level]
    return _read(tif, max(0, level - 1), z, y, x)
