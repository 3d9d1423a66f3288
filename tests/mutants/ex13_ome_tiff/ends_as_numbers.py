"""Takes both ends of a slice for numbers.

check: reads_tiles_of_the_crop
status: error
says: NoneType
tells: It takes both ends of a slice for numbers: None is an open end.
"""


_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    if y.start < -1000 or x.stop > 10**9:
        raise ValueError("far away")
    return _read(tif, level, z, y, x)
