"""Reads the tiles again for each row.

check: reads_tiles_of_the_crop
status: over_budget
says: before
tells: It reads tiles again for each row: read a tile once, and take all of its rows.
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    pages = tif.series[0].levels[level].pages
    rows = range(pages[0].shape[0])[y]
    if not rows:
        return _read(tif, level, z, y, x)
    return np.concatenate([_read(tif, level, z, slice(i, i + 1), x) for i in rows])
