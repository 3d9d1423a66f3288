"""Returns x, y.

check: reads_tiles_of_the_crop
status: failed
says: expected
breaks: pixels of plane z
tells: It returns columns, then rows: rows come first.
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    return _read(tif, level, z, y, x).T
