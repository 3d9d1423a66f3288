"""Takes a stop of 0 for no stop.

check: reads_tiles_of_the_crop
status: failed
says: It returned shape
tells: It takes a stop of 0 for no stop: test it with "is None".
"""


_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    return _read(tif, level, z, slice(y.start, y.stop or None), slice(x.start, x.stop or None))
