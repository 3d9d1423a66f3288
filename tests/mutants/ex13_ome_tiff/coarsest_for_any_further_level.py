"""Takes the coarsest level for any beyond it.

check: reads_tiles_of_the_crop
status: failed
says: expected IndexError
breaks: A level that there is not
tells: It reads the coarsest level where there is no such level: raise IndexError.
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    return _read(tif, min(level, len(tif.series[0].levels) - 1), z, y, x)
