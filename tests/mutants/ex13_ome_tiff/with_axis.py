"""Keeps the axis of the plane.

check: reads_tiles_of_the_crop
status: failed
says: It returned shape
breaks: pixels of plane z
tells: It keeps the axis of the plane.
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    return _read(tif, level, z, y, x)[np.newaxis]
