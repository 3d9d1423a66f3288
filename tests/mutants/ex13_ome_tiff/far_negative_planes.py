"""Counts planes from the end round and round.

check: reads_tiles_of_the_crop
status: failed
says: expected IndexError
breaks: A plane that there is not
tells: It takes another plane where there is none: raise IndexError.
"""


_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    n = len(tif.series[0].levels[level].pages)
    if z >= n:
        raise IndexError(z)
    return _read(tif, level, z % n, y, x)
