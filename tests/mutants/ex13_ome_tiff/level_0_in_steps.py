"""Reads level 0 in steps of the level.

check: reads_tiles_of_the_crop
status: failed
says: expected
breaks: pixels of plane z
tells: It takes pixels of level 0 in steps: read the pages of the level that is asked for.
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    height, width = tif.series[0].levels[level].pages[0].shape
    step = 2**level
    rows, columns = range(height)[y], range(width)[x]
    y, x = (slice(part.start * step, max(part.start, part.stop) * step) for part in (rows, columns))
    data = _read(tif, 0, z, y, x)
    return data[::step, ::step]
