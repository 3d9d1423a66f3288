"""Takes start and stop as they are.

check: reads_tiles_of_the_crop
status: failed
says: It returned shape
tells: It takes a negative start for 0: it counts from the end.
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    return _read(tif, level, z, slice(max(0, y.start), y.stop), slice(max(0, x.start), x.stop))
