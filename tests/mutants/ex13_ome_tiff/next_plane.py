"""Counts planes from 1.

check: reads_tiles_of_the_crop
status: failed
says: instead of z =
breaks: pixels of plane z
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    n = len(tif.series[0].levels[level].pages)
    return _read(tif, level, (range(n)[z] + 1) % n, y, x)
