"""Counts levels from the coarsest one.

check: reads_tiles_of_the_crop
status: failed
says: instead of level
breaks: pixels of plane z
tells: It counts the levels from the coarsest: level 0 is the finest.
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    return (
        _read(tif, len(tif.series[0].levels) - 1 - level, z, y, x)
        if level < len(tif.series[0].levels)
        else _read(tif, level, z, y, x)
    )
