"""Reads the level after the one that was asked for.

check: reads_tiles_of_the_crop
status: failed
says: instead of level
breaks: pixels of plane z
tells: It reads the level after the one that is asked for: levels count from 0.
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    levels = len(tif.series[0].levels)
    rows, columns = (range(n)[part] for n, part in zip(tif.series[0].levels[level].pages[0].shape, (y, x)))
    y, x = (slice(part.start, part.stop) for part in (rows, columns))
    return _read(tif, min(level + 1, levels - 1), z, y, x)
