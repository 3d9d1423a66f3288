"""Takes the columns for rows.

check: reads_tiles_of_the_crop
status: failed
says: expected
breaks: pixels of plane z
tells: It exchanges rows and columns: y comes first.
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    return _read(tif, level, z, x, y)
